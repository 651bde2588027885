import { describe, expect, it } from 'vitest'
import { findProblems } from './find-problems.ts'
import type { LaunchInput } from '../form/launch-form-schema.ts'
import { launchSchema } from '../schema.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'

type Container = NonNullable<NonNullable<LaunchInput['overrides']>['containerOverrides']>[number]

const formOf = (container: Partial<Container>, more: Partial<LaunchInput> = {}): LaunchInput => ({
  taskDefinition: 'app',
  overrides: { containerOverrides: [{ name: 'app', ...container }] },
  ...more,
})
const errorsOf = (input: LaunchInput) =>
  findProblems(input, {})
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ path }) => path)

describe('what was left out', () => {
  const left = { name: 'API_TOKEN', value: '', isLeftOut: true }

  it('blocks at the value until one is typed, the row is removed, or it is kept empty', () => {
    const path = 'overrides.containerOverrides.0.environment.1.value'
    const first = { name: '', value: '' }
    const open = formOf({ environment: [first, left] })
    expect(errorsOf(open)).toEqual([path])
    expect(launchSchema.safeParse(open).error?.issues.map(it => it.path.join('.'))).toEqual([path])
    for (const environment of [
      [{ ...left, value: 'x' }],
      [],
      [{ name: 'API_TOKEN', value: '' }],
      [{ ...left, name: '' }],
    ]) {
      expect(errorsOf(formOf({ environment }))).toEqual([])
    }
  })

  it('leaves no mark in the launch once it is filled in', () => {
    const values = launchSchema.parse(formOf({ environment: [{ ...left, value: 'x' }] }))
    expect(toRunTaskInput(values).overrides?.containerOverrides).toEqual([
      { name: 'app', environment: [{ name: 'API_TOKEN', value: 'x' }] },
    ])
  })

  it('blocks at a command until one is typed or the mark is gone', () => {
    const path = 'overrides.containerOverrides.0.command'
    expect(errorsOf(formOf({ isCommandLeftOut: true }))).toEqual([path])
    expect(errorsOf(formOf({ isCommandLeftOut: true, command: [] }))).toEqual([path])
    expect(errorsOf(formOf({ isCommandLeftOut: true, command: ['x'] }))).toEqual([])
    expect(errorsOf(formOf({}))).toEqual([])
  })

  it('blocks at tags, those of volumes as well', () => {
    const tags = [{ key: 'token', value: '', isLeftOut: true }]
    const managedEBSVolume = { roleArn: 'arn:x', sizeInGiB: 1, tagSpecifications: [{ tags }] }
    const volumeConfigurations = [{ name: 'data', managedEBSVolume }]
    expect(errorsOf(formOf({}, { tags, volumeConfigurations }))).toEqual(
      expect.arrayContaining([
        'tags.0.value',
        'volumeConfigurations.0.managedEBSVolume.tagSpecifications.0.tags.0.value',
      ]),
    )
  })
})
