import { describe, expect, it } from 'vitest'
import { findChangedFields, isSameForm } from './changed-fields.ts'
import { launchSchema } from '../schema.ts'
import type { LaunchInput } from '../schema.ts'

const input = (more: Partial<LaunchInput> = {}): LaunchInput => ({
  taskDefinition: 'job:3',
  ...more,
})
const values = (more: Partial<LaunchInput> = {}) => launchSchema.parse(input(more))
const containers = (...environment: { name: string; value: string }[]): Partial<LaunchInput> => ({
  overrides: { containerOverrides: [{ name: 'app', environment }] },
})

describe('changed fields', () => {
  it('are none between equal launches', () => {
    expect(findChangedFields(values(), values())).toEqual([])
  })

  it.each<[string, Partial<LaunchInput>, Partial<LaunchInput>, string[]]>([
    ['a text', {}, { cluster: 'demo' }, ['cluster']],
    ['two fields', {}, { cluster: 'demo', count: 3 }, ['count', 'cluster']],
    ['a word of a command', command('a'), command('b', 'c'), [commandPath()]],
    ['a row of tags', {}, { tags: [{ key: 'team', value: 'pay' }] }, ['tags.0']],
    ['a kind of compute', {}, fargate(), ['compute.kind', 'compute.launchType']],
    [
      'a variable’s value',
      containers({ name: 'A', value: '1' }),
      containers({ name: 'A', value: '2' }),
      ['overrides.containerOverrides.app.environment.A'],
    ],
  ])('name %s', (_, before, after, paths) => {
    expect(findChangedFields(values(before), values(after)).sort()).toEqual(paths.sort())
  })

  it('are none when variables only changed places', () => {
    const [a, b] = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ]
    expect(findChangedFields(values(containers(a, b)), values(containers(b, a)))).toEqual([])
  })
})

describe('two forms', () => {
  it('are the same when only empty rows tell them apart', () => {
    expect(isSameForm(input(), input({ tags: [{ key: '', value: '' }], cluster: ' ' }))).toBe(true)
  })

  it('differ when one holds something wrong that cannot be read', () => {
    const unfinished = { containerOverrides: [{ name: 'app', command: { shell: "'echo" } }] }
    expect(isSameForm(input(), input({ overrides: unfinished }))).toBe(false)
    expect(isSameForm(input(), input({ count: 'eleven' }))).toBe(false)
  })
})

function command(...words: string[]): Partial<LaunchInput> {
  return { overrides: { containerOverrides: [{ name: 'app', command: words }] } }
}

function commandPath(): string {
  return 'overrides.containerOverrides.app.command'
}

function fargate(): Partial<LaunchInput> {
  return { compute: { kind: 'launchType', launchType: 'FARGATE' } }
}
