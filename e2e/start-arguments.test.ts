import { describe, expect, it } from 'vitest'
import { readStartArguments } from '../deploy/start-arguments.ts'

describe('the arguments of npm start', () => {
  it.each([
    [[], {}],
    [['-H', '::1', '-p', '4000'], { HOST: '::1', PORT: '4000' }],
    [['--hostname', '::', '--port=0'], { HOST: '::', PORT: '0' }],
    [['-p', ''], {}],
  ])('%j set %j', (args, variables) => {
    expect(readStartArguments(args)).toEqual(variables)
  })

  it.each([[['--keepAliveTimeout', '1']], [['./folder']]])('are refused when %j', args => {
    expect(() => readStartArguments(args)).toThrow()
  })
})
