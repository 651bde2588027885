import { createElement } from 'react'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Failure } from '@/lib/result'
import { OutcomeAlert } from './outcome-alert'

afterEach(cleanup)

const showOpen = (failure: Failure): string => {
  const outcome = { kind: 'open', launchId: '3f0d', failure } as const
  render(createElement(OutcomeAlert, { state: { kind: 'answered', outcome } }))
  return screen.getByRole('alert', { name: /it may have launched/ }).textContent
}

describe('a launch that AWS did not confirm', () => {
  it('has no response where nobody answered', () => {
    const text = showOpen({ kind: 'unreachable', message: 'AWS did not answer.' })
    expect(text).toContain('No response yet')
  })

  it('has an error where AWS answered with one', () => {
    const message = 'AWS answered with an error (500).'
    const text = showOpen({ kind: 'unreachable', message, status: 500 })
    expect(text).toContain(message)
    expect(text).not.toContain('No response')
  })
})
