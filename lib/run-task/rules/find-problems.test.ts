import { describe, expect, it } from 'vitest'
import { findProblems } from './find-problems.ts'
import type { LaunchInput } from '../schema.ts'

const wrongAndReadable: LaunchInput = {
  taskDefinition: 'app',
  count: '',
  cluster: 'demo',
  overrides: {
    containerOverrides: [
      { name: 'app', command: { shell: '"open' }, environment: [{ name: 'A', value: '1' }] },
    ],
  },
  tags: [{ key: 'aws:x' }],
}

const pathsOf = (input: LaunchInput, severity: 'error' | 'warning') =>
  findProblems(input, {})
    .problems.filter(problem => problem.severity === severity)
    .map(({ path }) => path)

describe('findProblems', () => {
  it('reads what can be read of a form that breaks a rule', () => {
    const { values } = findProblems(wrongAndReadable, {})
    expect(values).toMatchObject({
      taskDefinition: 'app',
      cluster: 'demo',
      count: 1,
      overrides: {
        containerOverrides: [{ name: 'app', environment: [{ name: 'A', value: '1' }] }],
      },
      tags: [{ key: 'aws:x' }],
    })
  })

  it('reads a container beside one of its members that is wrong', () => {
    const input: LaunchInput = {
      taskDefinition: 'app',
      overrides: {
        cpu: '512',
        ephemeralStorage: { sizeInGiB: 'much' },
        containerOverrides: [
          { name: 'app', cpu: 'many', environment: [{ name: 'A', value: '1' }] },
          { name: 'log', command: ['x'], environment: [{ name: '', value: 'lost' }] },
        ],
      },
    }
    const { overrides } = findProblems(input, {}).values
    expect(overrides.cpu).toBe('512')
    expect(overrides.ephemeralStorage).toBeUndefined()
    expect(overrides.containerOverrides).toMatchObject([
      { name: 'app', environment: [{ name: 'A', value: '1' }] },
      { name: 'log', command: ['x'], environment: [] },
    ])
  })

  it('reads a strategy that is not filled in yet as a strategy, not as the default', () => {
    const rows = [
      { capacityProvider: '', weight: 1 },
      { capacityProvider: 'FARGATE', base: 'x', weight: '3' },
    ]
    const input: LaunchInput = {
      taskDefinition: 'app',
      compute: { kind: 'strategy', capacityProviderStrategy: rows },
    }
    expect(findProblems(input, {}).values.compute).toEqual({
      kind: 'strategy',
      capacityProviderStrategy: [
        { capacityProvider: '', base: undefined, weight: 1 },
        { capacityProvider: 'FARGATE', base: undefined, weight: 3 },
      ],
    })
  })

  it('lists errors in the order of the form, before warnings', () => {
    expect(pathsOf({ ...wrongAndReadable, taskDefinition: '' }, 'error')).toEqual([
      'taskDefinition',
      'count',
      'overrides.containerOverrides.0.command',
      'tags.0.key',
    ])
  })

  it('judges the account beside a broken rule of the request', () => {
    const { problems } = findProblems(
      { taskDefinition: 'app', count: '', cluster: '' },
      { clusters: [] },
    )
    expect(problems.map(({ path }) => path)).toEqual(['count', 'cluster'])
  })

  it('says one thing of a field at a time', () => {
    const both = { key: 'aws:x', value: 'y' }
    expect(pathsOf({ taskDefinition: 'app', tags: [both, both] }, 'error')).toEqual([
      'tags.0.key',
      'tags.1.key',
    ])
  })

  it('says every warning of a field', () => {
    const restartPolicy = { ignoresSuccess: false, periodS: 300 }
    const containers = ['app', 'worker'].map(name => ({
      name,
      restartPolicy,
      logMode: 'non-blocking',
    }))
    const definition = {
      family: 'app',
      revision: 1,
      status: 'ACTIVE',
      networkMode: 'bridge',
      compatibilities: [],
      containers,
    }
    const { problems } = findProblems({ taskDefinition: 'app' }, { definition })
    expect(problems.map(({ path, code, params }) => [path, code, params['container']])).toEqual([
      ['taskDefinition', 'container-restarts', 'app'],
      ['taskDefinition', 'container-restarts', 'worker'],
      ['taskDefinition', 'log-may-lose-lines', 'app'],
      ['taskDefinition', 'log-may-lose-lines', 'worker'],
    ])
  })

  it('lets through with a warning what was refused in 2022', () => {
    const rows = Array.from({ length: 7 }, (_, index) => ({
      capacityProvider: `asg-${index}`,
      weight: 1,
    }))
    const input: LaunchInput = {
      taskDefinition: 'app',
      compute: { kind: 'strategy', capacityProviderStrategy: rows },
      startedBy: 'team/jane',
    }
    expect(pathsOf(input, 'error')).toEqual([])
    expect(pathsOf(input, 'warning')).toEqual(['compute.capacityProviderStrategy', 'startedBy'])
  })

  it('warns of what is accepted and rarely meant', () => {
    const input: LaunchInput = {
      taskDefinition: 'app',
      overrides: {
        inferenceAcceleratorOverrides: [{ deviceName: 'device_1' }],
        containerOverrides: [
          {
            name: 'app',
            command: { shell: 'migrate && report' },
            environment: [{ name: 'A' }, { name: 'B' }, { name: 'A' }],
          },
        ],
      },
    }
    expect(pathsOf(input, 'error')).toEqual([])
    expect(pathsOf(input, 'warning')).toEqual([
      'overrides.containerOverrides.0.command',
      'overrides.containerOverrides.0.environment.0.name',
      'overrides.inferenceAcceleratorOverrides',
    ])
  })

  it('does not take operators inside a shell for words', () => {
    const command = { shell: "sh -c 'migrate && report'" }
    const overrides = { containerOverrides: [{ name: 'app', command }] }
    expect(pathsOf({ taskDefinition: 'app', overrides }, 'warning')).toEqual([])
  })
})
