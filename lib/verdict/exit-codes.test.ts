import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainExitCode } from './exit-codes.ts'

describe('explainExitCode', () => {
  it('does not take a missing code for success', () => {
    expect(explainExitCode(undefined).title).toBe('No exit code')
    expect(explainExitCode(0).title).toBe('Success')
  })

  it.each([
    [127, 'Command not found', undefined],
    [137, 'Killed', 'SIGKILL'],
    [143, 'Terminated', 'SIGTERM'],
    [3, 'Chosen by the program', undefined],
    [138, 'Signal 10', undefined],
  ])('knows %i', (code, title, signal) => {
    expect(explainExitCode(code)).toMatchObject({ title })
    expect(explainExitCode(code).signal).toBe(signal)
  })

  it('has words for every number', () => {
    fc.assert(
      fc.property(fc.integer(), code => {
        const { title, meaning } = explainExitCode(code)
        expect(title).not.toBe('')
        expect(meaning).toMatch(/\.$/)
      }),
    )
  })
})
