import type { Container, ContainerDefinition, Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toContainerViews } from './container-view.ts'

const taskArn = 'arn:aws:ecs:us-east-1:111122223333:task/demo/c7f1aaaabbbbccccddddeeeeffff90ab'

function viewOf(container: Container, defined?: ContainerDefinition, more: Partial<Task> = {}) {
  const task = { taskArn, containers: [{ name: 'app', ...container }], ...more }
  const definition = defined && { containerDefinitions: [{ name: 'app', ...defined }] }
  const [view] = toContainerViews(task, definition)
  return view
}

describe('a container', () => {
  it.each([
    [{ bindIP: '::', hostPort: 32768, containerPort: 80, protocol: 'udp' }, '[::]:32768 → 80/udp'],
    [{ hostPort: 32768, containerPort: 80 }, '0.0.0.0:32768 → 80/tcp'],
    [
      { bindIP: '10.0.0.1', hostPortRange: '5000-5010', containerPortRange: '80-90' },
      '10.0.0.1:5000-5010 → 80-90/tcp',
    ],
    [{}, '0.0.0.0:? → ?/tcp'],
  ] as const)('writes the port %j', (binding, text) => {
    expect(viewOf({ networkBindings: [binding] })?.ports).toEqual([text])
  })

  it('has its interfaces, its agents, and its share of a GPU', () => {
    const since = new Date(Date.UTC(2026, 10, 23))
    expect(
      viewOf({
        networkInterfaces: [{ attachmentId: 'a', ipv6Address: 'fd00::1' }],
        managedAgents: [
          { name: 'ExecuteCommandAgent', lastStatus: 'RUNNING', lastStartedAt: since },
        ],
        gpuSharingStrategy: { nvidiaMps: { memory: 4096, maxComputePercent: 50 } },
        neuronDeviceIds: ['0', '1'],
      }),
    ).toMatchObject({
      interfaces: [{ attachmentId: 'a', ipv6Address: 'fd00::1' }],
      agents: [{ name: 'ExecuteCommandAgent', status: 'RUNNING', since: since.toISOString() }],
      gpuSharing: 'NVIDIA MPS · 4,096 MiB · up to 50% of compute',
      neuronDeviceIds: ['0', '1'],
    })
  })

  it('runs the command of the override, else that of the definition, with secrets masked', () => {
    const defined = { entryPoint: ['sh', '-c'], command: ['run all'] }
    expect(viewOf({}, defined)).toMatchObject({ entryPoint: 'sh -c', command: "'run all'" })
    const overrides = {
      containerOverrides: [{ name: 'app', command: ['run', '--password', 'hunter2'] }],
    }
    const command = viewOf({}, defined, { overrides })?.command
    expect(command).toMatch(/^run --password /)
    expect(command).not.toContain('hunter2')
  })

  it('names a restart policy only where it is on, with the default period', () => {
    const period = (enabled: boolean) =>
      viewOf({}, { restartPolicy: { enabled, ignoredExitCodes: [0] } })?.restartPolicy
    expect(period(false)).toBeUndefined()
    expect(period(true)).toEqual({ ignoredExitCodes: [0], attemptPeriodSeconds: 300 })
  })

  it.each([
    [['CMD-SHELL', 'curl -f localhost || exit 1'], 'curl -f localhost || exit 1'],
    [['CMD', 'curl', 'a b'], "curl 'a b'"],
    [['curl', 'x'], 'curl x'],
    [[], ''],
  ])('writes the health check %j as a shell reads it', (command, text) => {
    expect(viewOf({}, { healthCheck: { command } })?.healthCheck?.command).toBe(text)
  })

  it('knows its log stream only where the definition tells', () => {
    const options = {
      'awslogs-group': '/ecs/job',
      'awslogs-stream-prefix': 'run',
      mode: 'blocking',
    }
    expect(viewOf({}, { logConfiguration: { logDriver: 'awslogs', options } })).toMatchObject({
      log: { group: '/ecs/job', stream: 'run/app/c7f1aaaabbbbccccddddeeeeffff90ab' },
      logDriver: 'awslogs',
      logMode: 'blocking',
    })
    expect(viewOf({})?.log).toBeUndefined()
  })

  it.each([
    ['blocking', undefined],
    ['non-blocking', 'non-blocking'],
    [undefined, 'default'],
  ])('tells why lines may be missing where the mode is %s', (mode, lossyMode) => {
    const options = mode === undefined ? undefined : { mode }
    const view = viewOf({}, { logConfiguration: { logDriver: 'awslogs', options } })
    expect(view?.lossyMode).toBe(lossyMode)
  })

  it('without anything is still shown', () => {
    expect(toContainerViews({ containers: [{}] })).toMatchObject([
      { name: 'unnamed', lastStatus: 'UNKNOWN', ports: [], interfaces: [], agents: [] },
    ])
  })
})
