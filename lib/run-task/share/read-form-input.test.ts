import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { form as arbitraryForm } from '../../testing/arbitrary/arbitrary-form.ts'
import { parseFormInput, readFormInput } from './read-form-input.ts'

const form = (more = {}) => ({ taskDefinition: 'job', count: 1, tags: [], ...more })
const read = (value: unknown) => parseFormInput(JSON.stringify(value))

describe('a stored form', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(arbitraryForm, input => {
        expect(read(input)).toEqual(structuredClone(input))
      }),
      { seed: 20_261_124 },
    )
  })

  it.each([
    ['a whole form', {}],
    ['an empty definition', { taskDefinition: '' }],
    ['a count out of range', { count: '11' }],
    ['a text in place of a number', { count: 'many' }],
    ['an empty strategy', { compute: { kind: 'strategy', capacityProviderStrategy: [] } }],
    ['a row that is not filled in', { tags: [{ key: '', value: 'x' }] }],
    ['a row without a type', { placementConstraints: [{ expression: 'x' }, {}] }],
    [
      'a command whose quotes are open',
      { overrides: { containerOverrides: [{ name: 'app', command: { shell: "'echo" } }] } },
    ],
  ])('comes back with %s', (_, more) => {
    expect(read(form(more))).toEqual(form(more))
  })

  it.each([
    ['rows that are no list', { tags: 'team=pay' }],
    ['a row that is no row', { tags: [{ key: 'a' }, 5] }],
    ['an unknown kind', { compute: { kind: 'magic' } }],
    ['a strategy without its list', { compute: { kind: 'strategy' } }],
    ['a number for a text', { cluster: 5 }],
    ['an object for a number', { count: {} }],
    ['a container without a name', { overrides: { containerOverrides: [{ cpu: 1 }] } }],
    ['a member that forms do not have', { clientToken: 'x', moon: {} }],
  ])('comes back without %s', (_, more) => {
    const others = Object.entries(form()).filter(([name]) => !Object.hasOwn(more, name))
    expect(read(form(more))).toEqual(Object.fromEntries(others))
  })

  it.each([
    ['no object', 7],
    ['null', null],
    ['a list', []],
    ['an empty object', {}],
    ["another version's form", { definition: 'job' }],
  ])('is ignored when it is %s', (_, value) => {
    expect(read(value)).toBeUndefined()
  })

  it('is ignored when it is not JSON, and never touches a prototype', () => {
    expect(parseFormInput('{')).toBeUndefined()
    const hostile = '{"taskDefinition":"job","__proto__":{"cluster":"x"}}'
    expect(parseFormInput(hostile)).toEqual({ taskDefinition: 'job' })
  })

  it('names values that the server keeps only where it is of this session', () => {
    const keptFrom = { kind: 'launch', id: 'x' }
    const container = {
      name: 'app',
      isNamed: true,
      keptCommand: { ...keptFrom, masked: ['run', '••••••••'] },
      environment: [{ name: 'API_TOKEN', value: '', keptFrom }],
    }
    const own = form({ overrides: { containerOverrides: [container] } })
    expect(readFormInput(own, { isOwn: true })).toEqual(own)
    expect(readFormInput(own)).toEqual(
      form({
        overrides: {
          containerOverrides: [{ name: 'app', environment: [{ name: 'API_TOKEN', value: '' }] }],
        },
      }),
    )
  })
})
