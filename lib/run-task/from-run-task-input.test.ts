import { describe, expect, it } from 'vitest'
import { fromRunTaskInput } from './from-run-task-input.ts'
import { requestShape } from './request/request-shape.ts'
import { launchSchema } from './schema.ts'
import { toRunTaskInput } from './to-run-task-input.ts'

describe('fromRunTaskInput', () => {
  it('names what it cannot use, where it stands', () => {
    const { values, unused, missing } = fromRunTaskInput({
      taskDefinition: 'app',
      cluster: 5,
      count: '3',
      launchType: 'MOON',
      foo: 1,
      enableExecuteCommand: 'true',
      networkConfiguration: {
        awsvpcConfiguration: { subnets: { 0: 'subnet-1' }, securityGroups: ['sg-1', 7] },
      },
      overrides: {
        containerOverrides: [{ name: 'app', foo: {}, bar: [], command: ['a', 1] }, 'x'],
      },
      placementConstraints: [{ type: 'moon', expression: 'x' }],
      group: null,
    })
    expect(unused).toEqual([
      'cluster',
      'launchType',
      'foo',
      'networkConfiguration.awsvpcConfiguration.subnets',
      'networkConfiguration.awsvpcConfiguration.securityGroups.1',
      'overrides.containerOverrides.0.foo',
      'overrides.containerOverrides.0.bar',
      'overrides.containerOverrides.0.command',
      'overrides.containerOverrides.1',
      'placementConstraints.0.type',
      'placementConstraints.0',
    ])
    expect(missing).toEqual([])
    expect(toRunTaskInput(values)).toEqual({
      taskDefinition: 'app',
      count: 3,
      enableExecuteCommand: true,
      networkConfiguration: { awsvpcConfiguration: { subnets: [], securityGroups: ['sg-1'] } },
      overrides: { containerOverrides: [{ name: 'app' }] },
    })
  })

  it('holds what breaks a rule, so that the form can say so', () => {
    const { values, unused } = fromRunTaskInput({ taskDefinition: 'app', count: 11 })
    expect(values.count).toBe(11)
    expect(unused).toEqual([])
    expect(launchSchema.safeParse(values).error?.issues.map(({ path }) => path)).toEqual([
      ['count'],
    ])
  })

  it('keeps a strategy rather than the launch type beside it', () => {
    const capacityProviderStrategy = [{ capacityProvider: 'FARGATE', weight: 1 }]
    const asked = { taskDefinition: 'app', launchType: 'EC2', capacityProviderStrategy }
    const { values, unused } = fromRunTaskInput(asked)
    expect(values.compute).toEqual({ kind: 'strategy', capacityProviderStrategy })
    expect(unused).toEqual(['launchType'])
  })

  it('never uses a client token, which belongs to one call', () => {
    const { values, unused } = fromRunTaskInput({ taskDefinition: 'app', clientToken: 'x' })
    expect(unused).toEqual(['clientToken'])
    expect(values).not.toHaveProperty('clientToken')
  })

  it('keeps a container that is only named, and drops the rows that a form adds', () => {
    const overrides = { containerOverrides: [{ name: 'app' }] }
    const { values } = fromRunTaskInput({ taskDefinition: 'app', overrides })
    expect(toRunTaskInput(launchSchema.parse(values)).overrides).toEqual(overrides)
    expect(toRunTaskInput(launchSchema.parse({ taskDefinition: 'app', overrides }))).toEqual({
      taskDefinition: 'app',
      count: 1,
    })
  })

  it('says that no task definition was told', () => {
    expect(fromRunTaskInput({}).missing).toEqual(['taskDefinition'])
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'x'],
    ['a list', [[[]]]],
    ['deep nesting', JSON.parse('{"overrides":'.repeat(5000) + '1' + '}'.repeat(5000))],
    [
      'a prototype',
      JSON.parse('{"__proto__":{"cluster":"x"},"constructor":1,"tags":{"length":9}}'),
    ],
    ['many rows', { tags: Array.from({ length: 300_000 }, () => 5), cluster: 'x'.repeat(1e6) }],
  ])('answers %s with an empty launch', (_, input: unknown) => {
    const { values } = fromRunTaskInput(input)
    expect({ ...values, cluster: undefined }).toEqual({ ...fromRunTaskInput({}).values })
  })
})

describe('requestShape', () => {
  it('has every member of the command that the SDK sends', () => {
    expect(Object.keys(requestShape.members)).toHaveLength(19)
  })
})
