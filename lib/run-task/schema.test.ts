import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { launchSchema } from './schema.ts'
import type { LaunchInput } from './schema.ts'

const launch = (input: Partial<LaunchInput>): LaunchInput => ({ taskDefinition: 'app:1', ...input })

/** `path message` of every issue. */
const issuesOf = (input: unknown): string[] =>
  launchSchema
    .safeParse(input)
    .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []

const strategy = (...rows: { capacityProvider: string; base?: number; weight?: number }[]) =>
  launch({ compute: { kind: 'strategy', capacityProviderStrategy: rows } })

const awsvpc = (subnets: string[], securityGroups: string[] = []) =>
  launch({ networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } } })

const overriding = (command: string[]) =>
  launch({ overrides: { containerOverrides: [{ name: 'app', command }] } })

const names = (count: number, prefix = 'n') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)

const tags = (count: number) => launch({ tags: names(count).map(key => ({ key, value: '' })) })

const envelope = JSON.stringify({ containerOverrides: [{ name: 'app', command: [''] }] }).length

/** What ECS refuses with where and how it is said, beside its twin that ECS accepts. */
const rules: { rule: string; refused: LaunchInput; says: string; accepted: LaunchInput }[] = [
  {
    rule: 'a task definition is required',
    refused: launch({ taskDefinition: '  ' }),
    says: 'taskDefinition Task definition is empty. Choose one.',
    accepted: launch({ taskDefinition: 'app' }),
  },
  {
    rule: 'at most 10 tasks a launch',
    refused: launch({ count: 11 }),
    says: 'count Tasks is 11, above 10. Enter 1 to 10.',
    accepted: launch({ count: 10 }),
  },
  {
    rule: 'at least 1 task',
    refused: launch({ count: 0 }),
    says: 'count Tasks is 0, below 1. Enter 1 to 10.',
    accepted: launch({ count: 1 }),
  },
  {
    rule: 'an emptied count is not 1',
    refused: launch({ count: '' }),
    says: 'count Tasks is empty. Enter 1 to 10.',
    accepted: launch({ count: '2' }),
  },
  {
    rule: 'whole tasks',
    refused: launch({ count: 1.5 }),
    says: 'count Tasks is not a whole number. Enter 1 to 10.',
    accepted: launch({ count: 2 }),
  },
  {
    rule: 'a strategy has a provider',
    refused: strategy(),
    says: 'compute.capacityProviderStrategy The strategy is empty. Add a capacity provider.',
    accepted: strategy({ capacityProvider: 'FARGATE', weight: 1 }),
  },
  {
    rule: 'at most 20 providers',
    refused: strategy(...names(21).map(capacityProvider => ({ capacityProvider, weight: 1 }))),
    says: 'compute.capacityProviderStrategy The strategy has 21 providers, 20 at most. Remove 1.',
    accepted: strategy(...names(20).map(capacityProvider => ({ capacityProvider, weight: 1 }))),
  },
  {
    rule: 'weight up to 1000',
    refused: strategy({ capacityProvider: 'FARGATE', weight: 1001 }),
    says: 'compute.capacityProviderStrategy.0.weight Weight is 1001, above 1,000. Enter 0 to 1,000.',
    accepted: strategy({ capacityProvider: 'FARGATE', weight: 1000 }),
  },
  {
    rule: 'not every weight is 0',
    refused: strategy({ capacityProvider: 'FARGATE', base: 1, weight: 0 }),
    says: 'compute.capacityProviderStrategy.0.weight Weight is 0 on every row, so nothing is placed. Enter 1 or more on one.',
    accepted: strategy(
      { capacityProvider: 'FARGATE', base: 1, weight: 0 },
      { capacityProvider: 'FARGATE_SPOT', weight: 1 },
    ),
  },
  {
    rule: 'base up to 100,000',
    refused: strategy({ capacityProvider: 'FARGATE', base: 100_001, weight: 1 }),
    says: 'compute.capacityProviderStrategy.0.base Base is 100001, above 100,000. Enter 0 to 100,000.',
    accepted: strategy({ capacityProvider: 'FARGATE', base: 100_000, weight: 1 }),
  },
  {
    rule: 'base on one row',
    refused: strategy(
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', base: 2, weight: 1 },
    ),
    says: 'compute.capacityProviderStrategy.1.base Base is set on two rows; only one may have it. Enter 0 here.',
    accepted: strategy(
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', base: 0, weight: 1 },
    ),
  },
  {
    rule: 'Fargate providers do not mix with others',
    refused: strategy(
      { capacityProvider: 'FARGATE', weight: 1 },
      { capacityProvider: 'asg', weight: 1 },
    ),
    says: 'compute.capacityProviderStrategy.1.capacityProvider asg does not mix with Fargate providers in one strategy. Keep one kind.',
    accepted: strategy(
      { capacityProvider: 'asg-2', weight: 1 },
      { capacityProvider: 'asg', weight: 1 },
    ),
  },
  {
    rule: 'at most 16 subnets',
    refused: awsvpc(names(17)),
    says: 'networkConfiguration.awsvpcConfiguration.subnets Subnets has 17 entries, 16 at most. Remove 1.',
    accepted: awsvpc(names(16)),
  },
  {
    rule: 'at most 5 security groups',
    refused: awsvpc(['subnet-1'], names(6)),
    says: 'networkConfiguration.awsvpcConfiguration.securityGroups Security groups has 6 entries, 5 at most. Remove 1.',
    accepted: awsvpc(['subnet-1'], names(5)),
  },
  {
    rule: 'security groups need a subnet',
    refused: awsvpc([], ['sg-1']),
    says: 'networkConfiguration.awsvpcConfiguration.subnets Subnets is empty. Choose at least one.',
    accepted: awsvpc([], []),
  },
  {
    rule: 'no public IP with launch type EC2',
    refused: launch({
      compute: { kind: 'launchType', launchType: 'EC2' },
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' },
      },
    }),
    says: 'networkConfiguration.awsvpcConfiguration.assignPublicIp Public IP is not available with launch type EC2. Choose Disabled.',
    accepted: launch({
      compute: { kind: 'launchType', launchType: 'FARGATE' },
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' },
      },
    }),
  },
  {
    rule: '8192 characters of overrides, punctuation included',
    refused: overriding(['x'.repeat(8193 - envelope)]),
    says: 'overrides Overrides have 8193 characters as JSON, 8192 at most. Shorten a command or a value.',
    accepted: overriding(['x'.repeat(8192 - envelope)]),
  },
  {
    rule: 'a container is overridden once',
    refused: launch({ overrides: { containerOverrides: [{ name: 'app' }, { name: 'app' }] } }),
    says: 'overrides.containerOverrides.1.name Container app is overridden twice. Keep one.',
    accepted: launch({ overrides: { containerOverrides: [{ name: 'app' }, { name: 'log' }] } }),
  },
  {
    rule: 'quotes of a command are closed',
    refused: launch({
      overrides: { containerOverrides: [{ name: 'app', command: { shell: "echo 'a" } }] },
    }),
    says: "overrides.containerOverrides.0.command Command opens a ' at character 6 and does not close it. Add ' where the word ends.",
    accepted: launch({
      overrides: { containerOverrides: [{ name: 'app', command: { shell: "echo 'a'" } }] },
    }),
  },
  {
    rule: 'a JSON command is an array of strings',
    refused: launch({
      overrides: { containerOverrides: [{ name: 'app', command: { json: '["a", 1]' } }] },
    }),
    says: 'overrides.containerOverrides.0.command Command is not a JSON array of strings. Write it as ["word", "word"].',
    accepted: launch({
      overrides: { containerOverrides: [{ name: 'app', command: { json: '["a", "1"]' } }] },
    }),
  },
  {
    rule: 'a variable has a name',
    refused: launch({
      overrides: {
        containerOverrides: [{ name: 'app', environment: [{ name: '', value: 'debug' }] }],
      },
    }),
    says: 'overrides.containerOverrides.0.environment.0.name Variable has a value and no name. Name it, or remove the row.',
    accepted: launch({
      overrides: {
        containerOverrides: [{ name: 'app', environment: [{ name: 'LEVEL', value: '' }] }],
      },
    }),
  },
  {
    rule: 'at most 50 tags',
    refused: tags(51),
    says: 'tags There are 51 tags, 50 at most. Remove 1.',
    accepted: tags(50),
  },
  {
    rule: '128 characters of a tag key, counted as Unicode characters',
    refused: launch({ tags: [{ key: 'é'.repeat(129) }] }),
    says: 'tags.0.key Tag key has 129 characters, 128 at most. Shorten it.',
    accepted: launch({ tags: [{ key: '𝒳'.repeat(128) }] }),
  },
  {
    rule: '256 characters of a tag value',
    refused: launch({ tags: [{ key: 'team', value: 'x'.repeat(257) }] }),
    says: 'tags.0.value Tag value has 257 characters, 256 at most. Shorten it.',
    accepted: launch({ tags: [{ key: 'team', value: 'x'.repeat(256) }] }),
  },
  {
    rule: 'characters of a tag',
    refused: launch({ tags: [{ key: 'team', value: 'a,b' }] }),
    says: 'tags.0.value Tag value has a character that tags refuse. Use letters, digits, spaces and _ . : / = + - @',
    accepted: launch({ tags: [{ key: 'Größe', value: 'a b_.:/=+-@9' }] }),
  },
  {
    rule: 'aws: in any case is kept by AWS',
    refused: launch({ tags: [{ key: 'AWS:team' }] }),
    says: 'tags.0.key Tag key begins with aws:, which AWS keeps for itself. Rename it.',
    accepted: launch({ tags: [{ key: 'awsteam' }] }),
  },
  {
    rule: 'tag keys are unique, and case-sensitive',
    refused: launch({ tags: [{ key: 'team' }, { key: 'team' }] }),
    says: 'tags.1.key Tag key team is given twice. Keys are unique: remove or rename one.',
    accepted: launch({ tags: [{ key: 'team' }, { key: 'Team' }] }),
  },
  {
    rule: '128 characters of startedBy',
    refused: launch({ startedBy: 'x'.repeat(129) }),
    says: 'startedBy Started by has 129 characters, 128 at most. Shorten it.',
    accepted: launch({ startedBy: 'x'.repeat(128) }),
  },
  {
    rule: 'characters of startedBy',
    refused: launch({ startedBy: 'jane doe' }),
    says: 'startedBy Started by takes letters, digits, hyphens, underscores and slashes. Remove the others.',
    accepted: launch({ startedBy: 'jane/doe_9-x' }),
  },
]

describe('launchSchema', () => {
  it.each(rules)('$rule', ({ refused, says, accepted }) => {
    expect(issuesOf(refused)).toEqual([says])
    expect(issuesOf(accepted)).toEqual([])
  })

  it('says everything at once', () => {
    const issues = issuesOf({
      ...strategy({ capacityProvider: '', base: 1 }, { capacityProvider: 'x', base: 2 }),
      taskDefinition: '',
      count: 'many',
      tags: [{ key: 'aws:a' }],
    })
    expect(issues.map(issue => issue.split(' ')[0])).toEqual([
      'taskDefinition',
      'count',
      'compute.capacityProviderStrategy.0.capacityProvider',
      'compute.capacityProviderStrategy.1.base',
      'compute.capacityProviderStrategy.0.weight',
      'tags.0.key',
    ])
  })

  it('needs only a task definition', () => {
    expect(launchSchema.parse({ taskDefinition: 'app' })).toStrictEqual({
      taskDefinition: 'app',
      count: 1,
      compute: { kind: 'clusterDefault' },
      networkConfiguration: { awsvpcConfiguration: { subnets: [], securityGroups: [] } },
      overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
      placementConstraints: [],
      placementStrategy: [],
      volumeConfigurations: [],
      tags: [],
    })
  })

  it('judges only the compute that was chosen', () => {
    const compute = { kind: 'clusterDefault', capacityProviderStrategy: [{}], launchType: 'x' }
    expect(issuesOf({ taskDefinition: 'app', compute })).toEqual([])
  })

  it('does not change what it parsed once', () => {
    const row = fc.record({ name: fc.string({ minLength: 1 }), value: fc.string() })
    const input = fc.record({
      taskDefinition: fc.constantFrom('app', 'app:3'),
      cluster: fc.option(fc.constantFrom('demo', ' batch ', ''), { nil: undefined }),
      count: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }).map(String)),
      overrides: fc.record({
        containerOverrides: fc.uniqueArray(
          fc.record({
            name: fc.string({ minLength: 1 }),
            command: fc.option(
              fc.oneof(
                fc.array(fc.string()),
                fc.array(fc.string()).map(words => ({ json: JSON.stringify(words) })),
              ),
              { nil: undefined },
            ),
            environment: fc.array(row, { maxLength: 3 }),
          }),
          { selector: ({ name }) => name, maxLength: 3 },
        ),
      }),
    })
    fc.assert(
      fc.property(input, values => {
        const once = launchSchema.parse(values)
        expect(launchSchema.parse(once)).toEqual(once)
      }),
    )
  })
})
