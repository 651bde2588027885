import { describe, expect, it } from 'vitest'
import { fromRunTaskInput } from './from-run-task-input.ts'
import { findLeftOutProblems } from './rules/left-out-rules.ts'
import { requestShape } from './request/request-shape.ts'
import { launchSchema } from './schema.ts'
import { toRunTaskInput } from './to-run-task-input.ts'

describe('fromRunTaskInput', () => {
  it('names what it cannot use, where it stands', () => {
    const { values, unused, missing } = fromRunTaskInput({
      taskDefinition: 'app',
      cluster: {},
      referenceId: ['x'],
      count: '3',
      launchType: 'MOON',
      foo: 1,
      enableExecuteCommand: 'true',
      networkConfiguration: {
        awsvpcConfiguration: { subnets: { 0: 'subnet-1' }, securityGroups: ['sg-1', ['sg-2']] },
      },
      overrides: {
        containerOverrides: [{ name: 'app', foo: {}, bar: [], command: ['a', null] }, 'x'],
      },
      placementConstraints: [{ type: 'moon', expression: 'x' }],
      group: null,
    })
    expect(unused).toEqual([
      'referenceId',
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
    expect(missing).toEqual(['overrides.containerOverrides.0.command'])
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

  it('takes numbers and booleans where AWS takes text as their texts', () => {
    const environment = [
      { name: 'PORT', value: 8080 },
      { name: 'DRY_RUN', value: false },
    ]
    const { values, unused, missing } = fromRunTaskInput({
      taskDefinition: 'app',
      tags: [{ key: 'year', value: 2026 }],
      overrides: {
        cpu: 256,
        containerOverrides: [{ name: 'app', command: ['n', 1], environment }],
      },
    })
    expect([unused, missing]).toEqual([[], []])
    expect(toRunTaskInput(values)).toMatchObject({
      tags: [{ key: 'year', value: '2026' }],
      overrides: {
        cpu: '256',
        containerOverrides: [
          {
            command: ['n', '1'],
            environment: [
              { name: 'PORT', value: '8080' },
              { name: 'DRY_RUN', value: 'false' },
            ],
          },
        ],
      },
    })
  })

  it.each([
    ['a path', { 'value.$': '$.token' }],
    ['a map', { value: { Ref: 'Token' } }],
    ['a list', { value: ['a'] }],
    ['a number that lost digits', { value: 12345678901234567890 }],
  ])('keeps a value open that is %s, and never launches it as an empty text', (_, given) => {
    const { values, unused, missing } = fromRunTaskInput({
      taskDefinition: 'app',
      tags: [{ key: 'owner', ...given }],
      overrides: {
        containerOverrides: [{ name: 'app', environment: [{ name: 'TOKEN', ...given }] }],
      },
    })
    const open = ['overrides.containerOverrides.0.environment.0.value', 'tags.0.value']
    expect([...unused].sort()).toEqual(open)
    expect([...missing].sort()).toEqual(open)
    expect(
      findLeftOutProblems(values)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(open)
  })

  it('points at the form’s row where rows above it were dropped', () => {
    const environment = ['x', {}, { name: 'TOKEN', 'value.$': '$.token' }]
    const overrides = { containerOverrides: [{ name: 'app', environment }] }
    expect(fromRunTaskInput({ taskDefinition: 'app', overrides })).toMatchObject({
      unused: [
        'overrides.containerOverrides.0.environment.0',
        'overrides.containerOverrides.0.environment.2.value',
      ],
      missing: ['overrides.containerOverrides.0.environment.0.value'],
    })
  })

  it.each(['AWS Step Functions', 'chronos-schedule/nightly', 'events-rule/nightly', 'ecs-svc/123'])(
    'drops the mark %s that AWS wrote, and names it',
    startedBy => {
      const { values, unused } = fromRunTaskInput({ taskDefinition: 'app', startedBy })
      expect(values).not.toHaveProperty('startedBy')
      expect(unused).toEqual(['startedBy'])
    },
  )

  it('keeps what an operator wrote, even if it resembles a mark', () => {
    const { values, unused } = fromRunTaskInput({ taskDefinition: 'app', startedBy: 'ECS Deploy' })
    expect([values.startedBy, unused]).toEqual(['ECS Deploy', []])
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
