import { describe, expect, it } from 'vitest'
import { toTransitions } from './transitions.ts'

describe('the changes between two answers', () => {
  it('have the time that AWS gives, and none in a status that has no time', () => {
    const startedAt = new Date(0)
    expect(toTransitions(undefined, { lastStatus: 'RUNNING', startedAt })).toEqual([
      { subject: 'lastStatus', before: undefined, after: 'RUNNING', happenedAt: startedAt },
    ])
    const [odd] = toTransitions(undefined, { lastStatus: 'constructor' })
    expect(odd).toMatchObject({ after: 'constructor', happenedAt: undefined })
  })
})
