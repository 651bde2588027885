import { expect, it } from 'vitest'
import { readEnvironment } from './read-environment.ts'

it('has the documented defaults', () => {
  expect(readEnvironment({ LOCAL_AWS_SPEED: ' ' })).toEqual({
    options: {
      port: 4599,
      speed: 1,
      account: '111122223333',
      seed: 'demo',
      open: false,
      strict: true,
    },
  })
})

it('reads every variable', () => {
  const read = readEnvironment({
    LOCAL_AWS_PORT: '0',
    LOCAL_AWS_SPEED: '4',
    LOCAL_AWS_ACCOUNT: '222233334444',
    LOCAL_AWS_SEED: 'none',
    LOCAL_AWS_OPEN: '1',
    LOCAL_AWS_STRICT: '0',
  })
  expect(read).toEqual({
    options: {
      port: 0,
      speed: 4,
      account: '222233334444',
      seed: 'none',
      open: true,
      strict: false,
    },
  })
})

it.each([
  ['LOCAL_AWS_PORT', '65536'],
  ['LOCAL_AWS_PORT', 'x'],
  ['LOCAL_AWS_SPEED', '0'],
  ['LOCAL_AWS_SPEED', 'fast'],
  ['LOCAL_AWS_ACCOUNT', '123'],
  ['LOCAL_AWS_ACCOUNT', '444455556666'],
  ['LOCAL_AWS_SEED', 'full'],
  ['LOCAL_AWS_OPEN', 'yes'],
  ['LOCAL_AWS_STRICT', 'true'],
])('names %s when it is %s', (name, value) => {
  expect(readEnvironment({ [name]: value })).toEqual({
    problem: expect.stringContaining(name) as string,
  })
})
