import { describe, expect, it } from 'vitest'
import { readDraftInput } from './draft-input.ts'

const form = (more = {}) => ({ taskDefinition: 'job', count: 1, tags: [], ...more })
const read = (value: unknown) => readDraftInput(JSON.stringify(value))

describe('a stored draft', () => {
  it.each([
    ['a whole form', {}],
    ['an empty definition', { taskDefinition: '' }],
    ['a count out of range', { count: '11' }],
    ['a text that is no number', { count: 'many' }],
    ['an empty strategy', { compute: { kind: 'strategy', capacityProviderStrategy: [] } }],
    ['a row that is not filled in', { tags: [{ key: '', value: 'x' }] }],
    [
      'a command whose quotes are open',
      { overrides: { containerOverrides: [{ name: 'app', command: { shell: "'echo" } }] } },
    ],
  ])('comes back with %s', (_, more) => {
    expect(read(form(more))).toEqual(form(more))
  })

  it.each([
    ['no object', 7],
    ['null', null],
    ['a list', []],
    ['another version’s shape', { definition: 'job' }],
    ['rows that are none', form({ tags: 'team=pay' })],
    ['a kind nobody knows', form({ compute: { kind: 'magic' } })],
    ['a number for a text', form({ cluster: 5 })],
    ['an object for a number', form({ count: {} })],
  ])('is ignored when it holds %s', (_, value) => {
    expect(read(value)).toBeUndefined()
  })

  it('is ignored when it is no JSON, and never touches a prototype', () => {
    expect(readDraftInput('{')).toBeUndefined()
    const hostile = '{"taskDefinition":"job","__proto__":{"cluster":"x"}}'
    expect(readDraftInput(hostile)).toEqual({ taskDefinition: 'job' })
  })
})
