import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainExitCode, isShutdownCode } from './exit-codes.ts'

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
    [138, 'User signal 1', 'SIGUSR1'],
    [145, 'Signal 17', undefined],
    [0xc000013a, 'Ended by Ctrl-C or a stop', undefined],
    [-1073741510, 'Ended by Ctrl-C or a stop', undefined],
    [0xc0000409, 'Fail-fast', undefined],
    [0xc0000999, 'Ended by Windows', undefined],
    [-1, 'Chosen by the program', undefined],
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

  it.each([129, 130, 131, 137, 138, 143, 0xc000013a, -1073741510])(
    'takes %i for the end of a stop',
    code => {
      expect(isShutdownCode(code)).toBe(true)
    },
  )

  it.each([undefined, 0, 1, 127, 134, 139, 0xc0000005])(
    'does not take %s for the end of a stop',
    code => {
      expect(isShutdownCode(code)).toBe(false)
    },
  )
})
