import type { RunTaskCommandInput, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask } from '../../secrets/spans.ts'
import { toTaskView } from '../task/task-view.ts'
import { compareRuns } from './compare-runs.ts'
import type { Comparison } from './compare-runs.ts'
import type { CompareRow } from './compare-row.ts'
import type { ComparedRun } from './compared-run.ts'
import { toNamesText } from './equal-text.ts'
import { toRunInputs } from './run-inputs.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333'
const seen = '2026-11-29T14:05:00.000Z'

interface Options {
  task?: Task
  /** Null: it could not be read. */
  definition?: TaskDefinition | null
  request?: RunTaskCommandInput
}

const definition: TaskDefinition = {
  taskDefinitionArn: `${arn}:task-definition/db-migrate:14`,
  family: 'db-migrate',
  taskRoleArn: 'arn:aws:iam::111122223333:role/migrate',
  containerDefinitions: [
    {
      name: 'migrate',
      image: 'demo/migrate:2.4',
      command: ['migrate', '--to', '42'],
      environment: [
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'DB_PASSWORD', value: mask },
      ],
    },
  ],
}

const task: Task = {
  taskArn: `${arn}:task/demo/c7f1aaaabbbbccccddddeeeeffff90ab`,
  clusterArn: `${arn}:cluster/demo`,
  taskDefinitionArn: definition.taskDefinitionArn,
  lastStatus: 'STOPPED',
  desiredStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  capacityProviderName: 'FARGATE_SPOT',
  availabilityZone: 'us-east-1b',
  cpu: '512',
  memory: '1024',
  tags: [{ key: 'team', value: 'payments' }],
  containers: [
    {
      name: 'migrate',
      lastStatus: 'STOPPED',
      exitCode: 3,
      image: 'demo/migrate:2.4',
      imageDigest: 'sha256:9c1e',
    },
  ],
}

function run({ task: part, definition: defined = definition, request }: Options = {}): ComparedRun {
  const tracked = {
    task: { ...task, ...part },
    definition: defined ?? undefined,
    seenAt: seen,
    changedAt: seen,
    keptSince: seen,
    freshness: { kind: 'final' as const },
  }
  return { task: toTaskView(tracked, Date.parse(seen)), inputs: toRunInputs(tracked, request) }
}

const override = (part: object): Task => ({
  overrides: { containerOverrides: [{ name: 'migrate', ...part }] },
})

const textOf = ({ parts }: CompareRow['a']) => parts.map(({ text }) => text).join('')
const told = (rows: readonly CompareRow[]) =>
  rows.map(({ label, a, b }) => [label, textOf(a), textOf(b)])
const differences = (a: ComparedRun, b: ComparedRun) => told(compareRuns(a, b).differences)

describe('two runs side by side', () => {
  it('differ in nothing if they are the same', () => {
    const { differences: none, unknown, equal } = compareRuns(run(), run())
    expect(none).toEqual([])
    expect(told(unknown)).toEqual([['DB_PASSWORD', mask, mask]])
    expect(equal.map(({ label }) => label)).toContain('LOG_LEVEL')
  })

  it('tell a moved tag, with the digests', () => {
    const containers = [{ ...task.containers?.[0], imageDigest: 'sha256:41b0' }]
    const [row] = compareRuns(run(), run({ task: { containers } })).differences
    expect(row).toMatchObject({
      label: 'Image',
      isSameTag: true,
      a: { digest: 'sha256:9c1e' },
      b: { digest: 'sha256:41b0' },
    })
  })

  it('compare no digest where a run never pulled', () => {
    const containers = [{ ...task.containers?.[0], imageDigest: undefined }]
    expect(differences(run(), run({ task: { containers } }))).toEqual([])
  })

  it('mark the words of a command that differ', () => {
    const [row] = compareRuns(
      run(),
      run({ task: override({ command: ['migrate', '--to', '41'] }) }),
    ).differences
    expect(row?.a.parts.filter(({ isChanged }) => isChanged)).toEqual([
      { text: '42', isChanged: true },
    ])
    expect(row?.b.parts.filter(({ isChanged }) => isChanged)).toEqual([
      { text: '41', isChanged: true },
    ])
  })

  it('say where a variable comes from', () => {
    const changed = run({
      task: override({ environment: [{ name: 'LOG_LEVEL', value: 'debug' }] }),
    })
    expect(compareRuns(changed, run()).differences).toMatchObject([
      { label: 'LOG_LEVEL', b: { note: 'from the definition' } },
    ])
    expect(differences(changed, run())).toEqual([['LOG_LEVEL', 'debug', 'info']])
  })

  it('never show or compare a hidden value, but tell that one has none', () => {
    const own = { containerDefinitions: [{ name: 'migrate', environment: [] }] }
    const { differences: rows } = compareRuns(run(), run({ definition: { ...definition, ...own } }))
    const row = rows.find(({ label }) => label === 'DB_PASSWORD')
    expect(row && told([row])).toEqual([['DB_PASSWORD', mask, '']])
    expect(row?.b.note).toBe('none')
  })

  it('take nothing for a difference that only one of them tells', () => {
    const { differences: rows, unknown } = compareRuns(run(), run({ definition: null }))
    expect(told(rows)).toEqual([])
    expect(unknown.map(({ label }) => label)).toEqual([
      'Command',
      'LOG_LEVEL',
      'DB_PASSWORD',
      'Task role',
    ])
  })

  it('compare the subnets that were asked for', () => {
    const asked = (...subnets: string[]) =>
      run({
        request: {
          taskDefinition: 'x',
          networkConfiguration: { awsvpcConfiguration: { subnets } },
        },
      })
    expect(differences(asked('subnet-b', 'subnet-a'), asked('subnet-a', 'subnet-b'))).toEqual([])
    expect(differences(asked('subnet-a'), asked('subnet-b'))).toEqual([
      ['Subnets', 'subnet-a', 'subnet-b'],
    ])
  })

  it('compare the subnets that they ran in where one of them was not launched here', () => {
    const ranIn = (value: string): Task => ({
      attachments: [{ type: 'eni', details: [{ name: 'subnetId', value }] }],
    })
    const asked: RunTaskCommandInput = {
      taskDefinition: 'x',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
    }
    const launched = run({ task: ranIn('subnet-a'), request: asked })
    expect(differences(launched, run({ task: ranIn('subnet-a') }))).toEqual([])
    expect(differences(launched, run({ task: ranIn('subnet-b') }))).toEqual([
      ['Subnets', 'subnet-a', 'subnet-b'],
    ])
  })

  it('compare no container that only one of them has', () => {
    const containers = [...(task.containers ?? []), { name: 'router', image: 'demo/router:1' }]
    expect(differences(run(), run({ task: { containers } }))).toEqual([
      ['Container', '', 'demo/router:1'],
    ])
  })

  it('are not the same revision in two Regions', () => {
    const taskDefinitionArn = definition.taskDefinitionArn?.replace('us-east-1', 'eu-west-1')
    expect(differences(run(), run({ task: { taskDefinitionArn } }))).toEqual([
      ['Revision', 'db-migrate:14', 'db-migrate:14'],
    ])
  })

  it('leave out the mark that Slipway gives each launch', () => {
    const mark = (digit: string) => ({ startedBy: `slipway-${digit.repeat(28)}` })
    expect(differences(run({ task: mark('1') }), run({ task: mark('2') }))).toEqual([])
  })

  it('name what is equal, and what is hidden', () => {
    const { differences: rows, unknown, equal } = compareRuns(run(), run())
    expect(toNamesText(unknown, unknown, 3)).toBe('DB_PASSWORD')
    expect(toNamesText(equal, [...rows, ...unknown, ...equal])).toBe(
      'outcome, revision, image, command, exit code, 1 variable, capacity, cluster, size, task role, ECS Exec, 1 tag',
    )
  })
})

const word = fc.constantFrom('a', 'b', 'c')
const words = fc.array(word, { maxLength: 3 })
const variables = fc.uniqueArray(fc.record({ name: word, value: fc.option(word, { nil: mask }) }), {
  selector: ({ name }) => name,
})
const anyRun = fc
  .record({
    command: words,
    environment: variables,
    defined: variables,
    isDefined: fc.boolean(),
    tags: fc.uniqueArray(fc.record({ key: word, value: word }), { selector: ({ key }) => key }),
    containers: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('migrate', 'router'),
        image: word,
        imageDigest: fc.option(word, { nil: undefined }),
        exitCode: fc.option(fc.nat(2), { nil: undefined }),
      }),
      { selector: ({ name }) => name },
    ),
    subnets: fc.option(words, { nil: undefined }),
    availabilityZone: fc.option(word, { nil: undefined }),
  })
  .map(({ command, environment, defined, isDefined, tags, containers, subnets, ...part }) =>
    run({
      task: { ...part, tags, containers, ...override({ command, environment }) },
      definition: isDefined
        ? { ...definition, containerDefinitions: [{ name: 'migrate', environment: defined }] }
        : null,
      request: subnets && {
        taskDefinition: 'job',
        networkConfiguration: { awsvpcConfiguration: { subnets } },
      },
    }),
  )

const swapped = (comparison: Comparison): Comparison => {
  const swap = (rows: CompareRow[]) => rows.map(row => ({ ...row, a: row.b, b: row.a }))
  return {
    differences: swap(comparison.differences),
    unknown: swap(comparison.unknown),
    equal: swap(comparison.equal),
  }
}
const byKey = ({ differences: rows, unknown, equal }: Comparison) => {
  const sort = (list: CompareRow[]) =>
    list.map(row => ({ ...row })).sort((one, other) => (one.key < other.key ? -1 : 1))
  return { differences: sort(rows), unknown: sort(unknown), equal: sort(equal) }
}

describe('any two runs', () => {
  it('have no difference if they are one', () => {
    fc.assert(
      fc.property(anyRun, one => {
        expect(compareRuns(one, one).differences).toEqual([])
      }),
    )
  })

  it('differ in the same things from either side', () => {
    fc.assert(
      fc.property(anyRun, anyRun, (a, b) => {
        expect(byKey(compareRuns(b, a))).toEqual(byKey(swapped(compareRuns(a, b))))
      }),
    )
  })

  it('have each row once', () => {
    fc.assert(
      fc.property(anyRun, anyRun, (a, b) => {
        const { differences: rows, unknown, equal } = compareRuns(a, b)
        const keys = [...rows, ...unknown, ...equal].map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
