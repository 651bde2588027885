import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importLaunch } from '../../import-launch.ts'
import { nameCharacter } from '../../command/hidden-characters.ts'
import { readJson } from './read-json.ts'

const errorOf = (text: string) => {
  const read = readJson(text)
  return 'error' in read ? read.error : read
}

describe('readJson', () => {
  it.each([
    ['\ufeff{"a":1}'],
    ['\u200b\u200e{"a":1}\u200b'],
    ['{\u00a0"a"\u2003:\u200b1,\r\n\u2028\u00ad"b":[\ufeff2]}'],
  ])('reads over what is hidden in %j', text => {
    expect(readJson(text)).toMatchObject({ value: { a: 1 }, repeated: [] })
  })

  it('keeps what is hidden in strings', () => {
    const value = { 'a\u00a0b': '\u200b \ufeff"\u00a0\\' }
    expect(readJson(JSON.stringify(value))).toEqual({ value, repeated: [] })
  })

  it.each([
    ['{"a": 1,\n  "b": [2, 3,],\n}', 'line 2, column 13', 'the comma at'],
    ['{"a": 1,\n}', 'line 1, column 8', 'Remove the comma'],
    ['{\n  // why\n  "a": 1}', 'line 2, column 3', 'comment'],
    ['{"a": 1 /* why */}', 'line 1, column 9', 'comment'],
    ['{"a": 1}\n# why', 'line 2, column 1', 'comment'],
    ["{'a': 1}", 'line 1, column 2', 'double quote'],
    ['{“a”: 1}', 'line 1, column 2', '“'],
    ['{"a": True}', 'line 1, column 7', 'Write true'],
    ['{"a": demo}', 'line 1, column 7', 'demo is unexpected'],
    ['{a: 1}', 'line 1, column 2', 'a is unexpected'],
    ['{"a": 1\n"b": 2}', 'line 2, column 1', 'comma or colon is missing'],
    ['{"a" 1}', 'line 1, column 6', 'comma or colon is missing'],
    ['{"a": "x\n"}', 'line 1, column 7', 'never closed in its line'],
    ['{"a": "x\t"}', 'line 1, column 9', 'U+0009'],
    ['{"a": "C:\\dir"}', 'line 1, column 10', 'backslash'],
    ['{"a": 1}{"b": 1}', 'line 1, column 9', 'it ends before'],
    ['{"a": \u0000}', 'line 1, column 7', 'U+0000'],
    ['\ufeff{"a":\n 🚀}', 'line 2, column 2', '🚀'],
    ['{"a": [1', 'line 1, column 9', 'ends too early'],
    ['', 'line 1, column 1', 'ends too early'],
  ])('says of %j where it is wrong and what', (text, place, what) => {
    expect(errorOf(text)).toContain(place)
    expect(errorOf(text)).toContain(what)
  })

  it.each([
    ['{"a":1,"b":2,"a":3}', ['a']],
    ['{"a":{"b":1},"c":[{"b":1},{"d":1,"d":{"d":2}}]}', ['c.1.d']],
    ['{"a":"x\\"a","\\u0061":[",a"],"b":"a","a":1}', ['a']],
    ['[{"a":1},{"a":1}]', []],
  ])('says which keys of %j are repeated', (text, repeated) => {
    expect(readJson(text)).toMatchObject({ repeated })
  })

  it('finds no repeated key in what a parser wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = JSON.stringify(value)
        expect(readJson(text)).toEqual({ value: JSON.parse(text) as unknown, repeated: [] })
      }),
    )
  })
})

describe('nameCharacter', () => {
  it('names what would be shown as nothing', () => {
    const characters = ['\u00a0', '\u200b', '\ufeff', '\u0007', '\u{e0041}', '\ud800', '\u3164']
    for (const character of characters) expect(nameCharacter(character, 0)).toMatch(/^U\+/)
    for (const character of ['a', '🚀', '’']) expect(nameCharacter(character, 0)).toBe(character)
  })
})

describe('importLaunch', () => {
  const said = (text: string) => {
    const read = importLaunch(text)
    return 'error' in read
      ? read.error
      : { on: [read.values.taskDefinition, read.values.cluster], unused: read.unused }
  }

  it.each([
    ['\ufeff\u200b{"taskDefinition":"job:3",\u00a0"cluster":"demo"}\u200b'],
    ['\u200baws ecs run-task\u00a0--task-definition\u200b job:3 --clu\u200dster\u2003demo\u200b'],
    ['\ufeffaws ecs run-task `\n\u00a0--task-definition job:3\u200b `\n --cluster demo'],
    ['aws ecs run-task ^\n\u00a0--task-definition \u200bjob:3 ^\n --cluster demo'],
    [`aws ecs run-task --cli-input-json '\ufeff{"taskDefinition":"job:3","cluster":\u00a0"demo"}'`],
  ])('reads over what is hidden in %j', text => {
    expect(said(text)).toEqual({ on: ['job:3', 'demo'], unused: [] })
  })

  it('says which keys are repeated', () => {
    const json = '{"taskDefinition":"job:3","cluster":"a","cluster":"demo"}'
    const on = ['job:3', 'demo']
    expect(said(json)).toEqual({ on, unused: ['cluster (repeated key)'] })
    expect(said(`aws ecs run-task --cli-input-json '${json}'`)).toEqual({
      on,
      unused: ['cluster (repeated key)'],
    })
    const overrides = `--overrides '{"cpu":"1","cpu":"256"}'`
    expect(said(`aws ecs run-task --task-definition job:3 --cluster demo ${overrides}`)).toEqual({
      on,
      unused: ['overrides.cpu (repeated key)'],
    })
  })
})
