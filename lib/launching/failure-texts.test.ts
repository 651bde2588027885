import { describe, expect, it } from 'vitest'
import type { Failure } from '../result.ts'
import { toStopFailure } from './stop/stop-failure.ts'
import { toTagFailure } from './tags/tag-failure.ts'

const words = {
  stop: (failure: Failure) => toStopFailure(failure, 'demo').message,
  tags: (failure: Failure) => toTagFailure(failure, 'ecs:TagResource', 'demo').message,
}

const unreachable = (message: string, status?: number): Failure => ({
  kind: 'unreachable',
  message,
  status,
})

describe.each(['stop', 'tags'] as const)('the sentence for a change of a task (%s)', change => {
  it('tells no answer from an answer with an error', () => {
    expect(words[change](unreachable('AWS did not answer.'))).toMatch(/did not respond.*safe/)
    const error = words[change](unreachable('AWS answered with an error (500).', 500))
    expect(error).toMatch(/answered with an error \(500\).*safe/)
    expect(error).not.toMatch(/connection|respond/)
  })

  it('keeps that an answer was not one of AWS', () => {
    const message = 'AWS’s answer could not be read (403).'
    expect(words[change](unreachable(message, 403))).toBe(message)
  })
})
