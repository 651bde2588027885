import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIssue } from './problems/issue.ts'
import { toError } from './problems/problem.ts'
import type { Problem } from './problems/problem.ts'
import { launchSchema } from './schema.ts'
import type { LaunchInput } from './schema.ts'

const launch = (input: Partial<LaunchInput>): LaunchInput => ({ taskDefinition: 'app:1', ...input })

/** Path, code and parameters of every issue. */
const issuesOf = (input: unknown): Problem[] =>
  launchSchema.safeParse(input).error?.issues.map(issue => ({
    path: issue.path.join('.'),
    severity: 'error',
    ...readIssue(issue),
  })) ?? []

const strategy = (...rows: { capacityProvider: string; base?: number; weight?: number }[]) =>
  launch({ compute: { kind: 'strategy', capacityProviderStrategy: rows } })

/** What no request can hold, or a form holds before it is one; the others are in `rules/`. */
const rules: { rule: string; refused: LaunchInput; says: Problem; accepted: LaunchInput }[] = [
  {
    rule: 'a task definition is required',
    refused: launch({ taskDefinition: '  ' }),
    says: toError('taskDefinition', 'task-definition-required'),
    accepted: launch({ taskDefinition: 'app' }),
  },
  {
    rule: 'at least 1 task',
    refused: launch({ count: 0 }),
    says: toError('count', 'number-out-of-range', { value: 0, min: 1, max: 10 }),
    accepted: launch({ count: 1 }),
  },
  {
    rule: 'an emptied count is not 1',
    refused: launch({ count: '' }),
    says: toError('count', 'number-required', { min: 1, max: 10 }),
    accepted: launch({ count: '2' }),
  },
  {
    rule: 'whole tasks',
    refused: launch({ count: 1.5 }),
    says: toError('count', 'not-a-whole-number', { min: 1, max: 10 }),
    accepted: launch({ count: 2 }),
  },
  {
    rule: 'a strategy has a provider',
    refused: strategy(),
    says: toError('compute.capacityProviderStrategy', 'strategy-required'),
    accepted: strategy({ capacityProvider: 'FARGATE', weight: 1 }),
  },
  {
    rule: 'quotes of a command are closed',
    refused: launch({
      overrides: { containerOverrides: [{ name: 'app', command: { shell: "echo 'a" } }] },
    }),
    says: toError('overrides.containerOverrides.0.command', 'command-quote-open', {
      quote: "'",
      at: 6,
    }),
    accepted: launch({
      overrides: { containerOverrides: [{ name: 'app', command: { shell: "echo 'a'" } }] },
    }),
  },
  {
    rule: 'a JSON command is an array of strings',
    refused: launch({
      overrides: { containerOverrides: [{ name: 'app', command: { json: '["a", 1]' } }] },
    }),
    says: toError('overrides.containerOverrides.0.command', 'command-not-json'),
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
    says: toError('overrides.containerOverrides.0.environment.0.name', 'variable-name-required'),
    accepted: launch({
      overrides: {
        containerOverrides: [{ name: 'app', environment: [{ name: 'LEVEL', value: '' }] }],
      },
    }),
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
    expect(issues.map(({ path }) => path)).toEqual([
      'taskDefinition',
      'count',
      'compute.capacityProviderStrategy.0.capacityProvider',
      'compute.capacityProviderStrategy.1.base',
      'compute.capacityProviderStrategy.0.weight',
      'tags.0.key',
    ])
  })

  it('says a sentence with each issue, and knows its own from those of a wrong type', () => {
    const wrong = { taskDefinition: 7, count: {}, compute: { kind: 'launchType', launchType: 'X' } }
    const { error } = launchSchema.safeParse(wrong)
    expect(error?.issues.map(issue => [issue.message, readIssue(issue).code])).toEqual([
      ['Choose a task definition.', 'unreadable'],
      ['This value can’t be read. Enter it again.', 'unreadable'],
      ['Choose an option.', 'choice-required'],
    ])
    const [own] = launchSchema.safeParse({ taskDefinition: '' }).error?.issues ?? []
    expect(own).toMatchObject({
      message: 'Choose a task definition.',
      params: { code: 'task-definition-required', params: {} },
    })
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
