import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectNoFreeze } from '../testing/expect-no-freeze.ts'
import { readJsonLine } from './read-json-line.ts'

describe('a line of JSON', () => {
  it.each([
    ['pino', '{"level":30,"time":1,"msg":"flush"}', 'info', 'flush', 3],
    ['structlog', '{"event":"flush","level":"warning"}', 'warn', 'flush', 2],
    ['logstash', '{"@timestamp":"t","message":"x","level":"ERROR"}', 'error', 'x', 3],
    ['Elastic', '{"@timestamp":"t","log":{"level":"error"},"message":"x"}', 'error', 'x', 3],
    ['Google Cloud', '{"severity":"NOTICE","message":"x"}', 'info', 'x', 2],
    ['slog', '{"time":"t","level":"ERROR+2","msg":"x","n":1}', 'error', 'x', 4],
    ['GELF', '{"version":"1.1","level":3,"short_message":"x"}', 'error', 'x', 3],
    [
      'Serilog',
      '{"@t":"t","@mt":"Batch {Id} failed","@l":"Error"}',
      'error',
      'Batch {Id} failed',
      3,
    ],
    ['MongoDB', '{"t":{},"s":"D2","ctx":"main","msg":"x"}', 'debug', 'x', 4],
    ['numbers as text', '{"level":"50","msg":"x"}', 'error', 'x', 2],
    ['a level in the message', '{"message":"ERROR: x"}', 'error', 'ERROR: x', 1],
    ['FireLens', '{"source":"stdout","log":"[warn] x"}', 'warn', '[warn] x', 2],
    ['JSON in FireLens', '{"log":"{\\"level\\":\\"error\\",\\"msg\\":\\"x\\"}"}', 'error', 'x', 1],
    ['no level', '{"msg":"error budget","error":null}', undefined, 'error budget', 2],
    ['no message', '{"level":"info","n":1}', 'info', undefined, 2],
    ['a message that is no text', '{"message":{"a":1},"level":7}', undefined, undefined, 2],
    ['an unknown level', '{"level":"high"}', undefined, undefined, 1],
    ['spaces around it', ' {"msg":"x"} ', undefined, 'x', 1],
    ['nothing', '{}', undefined, undefined, 0],
  ])('of %s', (_, text, level, message, fieldCount) => {
    const value: unknown = JSON.parse(text)
    expect(readJsonLine(text)).toEqual({ level, message, fieldCount, value })
  })

  it.each(['', '{', '{a}', '[1]', '"x"', 'null', '1', '{"a":1} x', 'x {"a":1}', '{"a":1}{"b":2}'])(
    'is not %j',
    text => {
      expect(readJsonLine(text)).toBeUndefined()
    },
  )

  it('is any object, and never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        const line = readJsonLine(JSON.stringify(value))
        expect(line?.fieldCount).toBe(Object.keys(value).length)
      }),
    )
    const text = JSON.stringify({ __proto__: 1, constructor: 'x', toString: 'y' })
    expect(readJsonLine(text)?.level).toBeUndefined()
  })

  it('has a bounded length', () => {
    expect(readJsonLine(JSON.stringify({ a: 'x'.repeat(65_536) }))).toBeUndefined()
    for (const before of ['{', '{"a":', '{"a":"']) {
      expectNoFreeze(readJsonLine, { before, after: '}', length: 60_000 })
    }
  })
})
