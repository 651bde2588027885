import type { Container, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryMutations, mutate } from '../testing/arbitrary/arbitrary-mutant.ts'
import { explainStop } from './explain-stop.ts'

const essentialExited = 'Essential container in task exited'

const container = (name: string, rest: Partial<Container> = {}): Container => ({
  name,
  image: `demo/${name}:1`,
  lastStatus: 'STOPPED',
  ...rest,
})

const stopped = (containers: Container[], rest: Partial<Task> = {}): Task => ({
  lastStatus: 'STOPPED',
  desiredStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: essentialExited,
  startedAt: new Date('2026-11-23T14:01:20Z'),
  stoppedAt: new Date('2026-11-23T14:03:08Z'),
  containers,
  ...rest,
})

const neverStarted = (containers: Container[], stoppedReason = 'Task failed to start'): Task =>
  stopped(containers, { stopCode: 'TaskFailedToStart', stoppedReason, startedAt: undefined })

const definition = (...essential: string[]): TaskDefinition => ({
  containerDefinitions: ['migrate', 'app', 'log-router', 'sidecar'].map(name => ({
    name,
    essential: essential.includes(name),
  })),
})

describe('success', () => {
  it('is exit code 0 of every essential container, whatever the reason says', () => {
    const verdict = explainStop(stopped([container('app', { exitCode: 0 })]))
    expect(verdict).toMatchObject({ outcome: 'succeeded', remedy: '' })
    expect(verdict.raw.stoppedReason).toBe(essentialExited)
    fc.assert(
      fc.property(fc.string(), reason => {
        const task = stopped([container('app', { exitCode: 0 })], { stoppedReason: reason })
        expect(explainStop(task).outcome).toBe('succeeded')
      }),
      { seed: 14 },
    )
  })

  it('is not undone by a container that is not essential', () => {
    const task = stopped([
      container('app', { exitCode: 0 }),
      container('sidecar', { exitCode: 137, reason: 'OutOfMemoryError: container killed' }),
    ])
    expect(explainStop(task, definition('app')).outcome).toBe('succeeded')
  })

  it('needs every essential container when there are several', () => {
    const task = stopped([container('app', { exitCode: 0 }), container('migrate', { exitCode: 4 })])
    expect(explainStop(task, definition('app', 'migrate'))).toMatchObject({
      outcome: 'failed',
      evidence: [{ container: 'migrate', exitCode: 4 }],
    })
  })

  it('is never a missing code', () => {
    const task = stopped([container('app')])
    expect(explainStop(task, definition('app')).outcome).toBe('unknown')
    expect(explainStop(stopped([]), definition('app')).outcome).toBe('unknown')
  })

  it('ignores a container that AWS added, which has no image', () => {
    const task = stopped([
      container('app', { exitCode: 0 }),
      { name: 'aws-guardduty-agent', lastStatus: 'STOPPED' },
    ])
    expect(explainStop(task).outcome).toBe('succeeded')
  })
})

describe('a 0 that ECS’s answer contradicts', () => {
  it('is unknown if the container was never reported as stopped', () => {
    const task = stopped([container('app', { exitCode: 0, lastStatus: 'RUNNING' })])
    const verdict = explainStop(task, definition('app'))
    expect(verdict).toMatchObject({ outcome: 'unknown' })
    expect(verdict.evidence).toContainEqual({
      field: 'containers[].lastStatus',
      container: 'app',
      sentence: 'RUNNING',
    })
  })

  it('is unknown if the container’s own reason is an error', () => {
    for (const reason of [
      'CannotInspectContainerError: Could not transition to inspecting; timed out after 30s',
      'CannotFrobnicateContainerError: the moon is wrong',
    ]) {
      const task = stopped([container('app', { exitCode: 0, reason })])
      expect(explainStop(task, definition('app')).outcome).toBe('unknown')
    }
  })

  it('stays a success, and says so, if a process was killed for memory', () => {
    const reason = 'OutOfMemoryError: Container killed due to memory usage'
    for (const killed of ['app', 'sidecar']) {
      const task = stopped([
        container('app', { exitCode: 0, reason: killed === 'app' ? reason : undefined }),
        container('sidecar', { exitCode: 137, reason: killed === 'sidecar' ? reason : undefined }),
      ])
      const verdict = explainStop(task, definition('app'))
      expect(verdict.outcome).toBe('succeeded')
      expect(verdict.cause).toMatch(new RegExp(`container ${killed} ran out of memory`))
      expect(verdict.evidence).toContainEqual(
        expect.objectContaining({ container: killed, sentence: reason }),
      )
    }
  })

  it('is stopped if a stop was asked for that the answer doesn’t tell', () => {
    const task = stopped([container('app', { exitCode: 0 })])
    expect(explainStop(task, definition('app'), { reason: 'wrong shard' })).toMatchObject({
      outcome: 'stopped',
      cause: 'StopTask was called with the reason “wrong shard”.',
    })
  })
})

describe('a stop that was sent from here', () => {
  it('is told with who sent it', () => {
    const by = 'arn:aws:sts::111122223333:assumed-role/operators/ann'
    const task = stopped([container('app', { exitCode: 143 })], {
      stopCode: 'UserInitiated',
      stoppedReason: 'wrong shard',
    })
    expect(explainStop(task, undefined, { by, reason: 'wrong shard' }).cause).toBe(
      'ann stopped it from Slipway, with the reason “wrong shard”.',
    )
  })

  it('is a person’s, whatever the reason speaks of', () => {
    const reason = 'Instance will be terminated tonight'
    const task = stopped([container('app', { exitCode: 143 })], {
      stopCode: 'UserInitiated',
      stoppedReason: reason,
    })
    expect(explainStop(task, undefined, { reason }).outcome).toBe('stopped')
  })

  it('is nobody’s from here where AWS keeps another reason', () => {
    const by = 'arn:aws:sts::111122223333:assumed-role/operators/ann'
    const task = stopped([container('app', { exitCode: 143 })], {
      stopCode: 'UserInitiated',
      stoppedReason: 'drill is over',
    })
    for (const reason of ['me too', undefined])
      expect(explainStop(task, undefined, { by, reason }).cause).not.toContain('ann')
  })

  it('does not outweigh what AWS stopped, or what never started', () => {
    const spot = stopped([container('app', { exitCode: 143 })], { stopCode: 'SpotInterruption' })
    expect(explainStop(spot, undefined, {}).outcome).toBe('interrupted')
    const unstarted = neverStarted([container('app')], 'RESOURCE:CPU')
    expect(explainStop(unstarted, undefined, {}).outcome).toBe('never-started')
  })
})

describe('failure', () => {
  it('names the container, its code and what the code means', () => {
    const task = stopped([container('migrate', { exitCode: 3 })])
    expect(explainStop(task, definition('migrate'))).toMatchObject({
      outcome: 'failed',
      title: expect.stringMatching(/migrate .*3$/) as string,
      evidence: [{ field: 'containers[].exitCode', container: 'migrate', exitCode: 3 }],
    })
    const missing = stopped([container('app', { exitCode: 127 })])
    expect(explainStop(missing).category).toBe('Command not found')
  })

  it('names the container that failed by itself before one that was stopped', () => {
    const task = stopped([
      container('app', { exitCode: 143 }),
      container('migrate', { exitCode: 2 }),
    ])
    expect(explainStop(task, definition('app', 'migrate')).evidence[0]?.container).toBe('migrate')
  })

  it('says of a container that was stopped that another one had ended well', () => {
    for (const exitCode of [137, 143]) {
      const task = stopped([container('app', { exitCode }), container('sidecar', { exitCode: 0 })])
      expect(explainStop(task, definition('app', 'sidecar')).cause).toMatch(/sidecar had exited/)
    }
  })

  it('writes a container’s name as it is', () => {
    const reason = 'OutOfMemoryError: Container killed due to memory usage'
    const task = stopped([container('$&', { exitCode: 137, reason })])
    expect(explainStop(task).title).toMatch(/^Container \$& /)
  })

  it('takes code 137 for memory only if AWS says so', () => {
    const silent = explainStop(stopped([container('app', { exitCode: 137 })]))
    expect(silent).toMatchObject({ outcome: 'failed', category: 'SIGKILL' })
    const proven = explainStop(
      stopped([
        container('app', {
          exitCode: 137,
          reason: 'OutOfMemoryError: container killed due to memory usage',
        }),
      ]),
    )
    expect(proven).toMatchObject({
      outcome: 'failed',
      category: 'OutOfMemoryError',
      evidence: [
        { container: 'app', exitCode: 137 },
        { sentence: 'OutOfMemoryError: container killed due to memory usage' },
      ],
    })
  })

  it('does not take a container’s reason for what stopped the task', () => {
    const reason = 'spot-interruption-handler exited'
    const task = stopped([container('app', { exitCode: 1, reason })], { stopCode: undefined })
    expect(explainStop(task)).toMatchObject({ outcome: 'failed', category: 'ExitCode' })
  })

  it('does not blame the reason of another container', () => {
    const task = stopped([
      container('app', { exitCode: 1 }),
      container('sidecar', { exitCode: 137, reason: 'OutOfMemoryError: container killed' }),
    ])
    expect(explainStop(task, definition('app'))).toMatchObject({
      category: 'ExitCode',
      evidence: [{ container: 'app', exitCode: 1 }],
    })
  })

  it('is unknown if no definition says whose code counts', () => {
    const task = stopped([
      container('app', { exitCode: 0 }),
      container('sidecar', { exitCode: 137 }),
    ])
    expect(explainStop(task).outcome).toBe('unknown')
    expect(explainStop(task, definition('app')).outcome).toBe('succeeded')
    expect(explainStop(task, definition('sidecar')).outcome).toBe('failed')
  })
})

describe('a task that never started', () => {
  it('finds the cause in the reason of a container', () => {
    const reason = 'CannotPullContainerError: manifest for acme/app:v9 not found: manifest unknown'
    const verdict = explainStop(neverStarted([container('app', { reason })]))
    expect(verdict).toMatchObject({
      outcome: 'never-started',
      category: 'CannotPullContainerError',
      evidence: [{ field: 'containers[].reason', container: 'app', sentence: reason }],
    })
  })

  it('finds the cause in the stopped reason when there are no containers', () => {
    const task = neverStarted([], 'Timeout waiting for network interface provisioning to complete.')
    expect(explainStop(task)).toMatchObject({
      outcome: 'never-started',
      evidence: [{ field: 'stoppedReason' }],
    })
  })

  it('keeps the name of an error that no rule knows', () => {
    const reason = 'CannotFrobnicateContainerError: the moon is wrong'
    expect(explainStop(neverStarted([container('app', { reason })]))).toMatchObject({
      outcome: 'never-started',
      category: 'CannotFrobnicateContainerError',
      evidence: [{ container: 'app', sentence: reason }, { field: 'stoppedReason' }],
    })
  })

  it('has no evidence if AWS gives no reason', () => {
    const task = neverStarted([container('app')], '')
    expect(explainStop(task)).toMatchObject({ outcome: 'never-started', evidence: [] })
  })
})

describe('a task that a person or AWS stopped', () => {
  it('is stopped by a person, whatever its reason and its exit codes say', () => {
    const task = stopped([container('app', { exitCode: 137 })], {
      stopCode: 'UserInitiated',
      stoppedReason: 'wrong shard, looked like OutOfMemoryError',
    })
    expect(explainStop(task)).toMatchObject({
      outcome: 'stopped',
      category: 'USER',
      cause: expect.stringMatching(
        /^StopTask was called with the reason “wrong shard, looked like OutOfMemoryError”\. .*stop timeout/,
      ) as string,
    })
  })

  it.each([
    ['Task stopped during instance draining', 'interrupted'],
    ['Host EC2 (instance i-0a1b2c3d4e5f67890) terminated.', 'interrupted'],
    ['Spot check done', 'stopped'],
    ['drained the queue, host terminated the call', 'stopped'],
    ['Instance will be terminated tonight', 'stopped'],
    ['Job scheduled for retirement, replaced by v2', 'stopped'],
    ['Container instance deregistration forced by user', 'interrupted'],
  ])('reads of AWS’s own sentences only: “%s”', (stoppedReason, outcome) => {
    const task = stopped([container('app', { exitCode: 143 })], {
      stopCode: 'UserInitiated',
      stoppedReason,
    })
    expect(explainStop(task).outcome).toBe(outcome)
  })

  it('is unknown where AWS has a stop code that is new', () => {
    const task = stopped([container('app', { exitCode: 143 })], {
      // Safe: AWS may add codes that the SDK's type doesn't have.
      stopCode: 'SomethingNewInitiated' as Task['stopCode'],
    })
    expect(explainStop(task).outcome).toBe('unknown')
  })

  it('needs no reason', () => {
    const task = stopped([], { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' })
    expect(explainStop(task).cause).toBe('StopTask was called without a reason.')
  })

  it.each(['SpotInterruption', 'TerminationNotice', 'InfrastructureHealth'] as const)(
    'is interrupted by %s',
    stopCode => {
      const task = stopped([container('app', { exitCode: 143 })], { stopCode, stoppedReason: '' })
      expect(explainStop(task)).toMatchObject({ outcome: 'interrupted', category: stopCode })
    },
  )

  it('is interrupted by a sentence alone when no code comes with it', () => {
    const task = stopped([container('app')], {
      stopCode: undefined,
      stoppedReason: 'Host EC2 (instance i-1234567890abcdef) terminated.',
    })
    expect(explainStop(task)).toMatchObject({ outcome: 'interrupted', category: 'HOST' })
  })
})

describe('where the cause stands', () => {
  it('is in the reason of an attachment', () => {
    const statusReason = 'ECS timed out while configuring the EBS volume attachment to your Task.'
    const task = {
      ...neverStarted([container('app')]),
      attachments: [
        {
          type: 'AmazonElasticBlockStorage',
          status: 'DELETED',
          details: [{ name: 'statusReason', value: statusReason }],
        },
      ],
    }
    expect(explainStop(task)).toMatchObject({
      outcome: 'never-started',
      rule: 'ebs-timeout',
      evidence: [{ field: 'attachments[].details', sentence: statusReason }],
    })
  })

  it('is with the container that could not start, not with one that was stopped for it', () => {
    const reason =
      'CannotStartContainerError: OCI runtime create failed: exec: "x": permission denied: unknown'
    const task = stopped([container('log-router', { exitCode: 143 }), container('app', { reason })])
    expect(explainStop(task, definition('app', 'log-router'))).toMatchObject({
      rule: 'command-denied',
      evidence: [{ container: 'log-router' }, { container: 'app', sentence: reason }],
    })
  })

  it('is the sentence that says most, not the first error name', () => {
    const reason =
      'CannotStartContainerError: ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException: not authorized to perform: ssm:GetParameters'
    expect(explainStop(neverStarted([container('app', { reason })])).rule).toBe(
      'secret-access-denied',
    )
  })

  it('is not in the name of an image, a secret or a program', () => {
    for (const [reason, rule] of [
      [
        'CannotPullContainerError: failed to resolve ref r.example.com/oom-killer/rate-limit:1: r.example.com/oom-killer/rate-limit:1: not found',
        'pull-image-missing',
      ],
      [
        'ResourceInitializationError: unable to retrieve secret from asm: AccessDeniedException: User is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:111122223333:secret:json-key-not-found',
        'secret-access-denied',
      ],
      [
        'CannotStartContainerError: OCI runtime create failed: exec: "mount nfs timeout": executable file not found in $PATH',
        'command-not-found',
      ],
    ] as const) {
      expect(explainStop(neverStarted([container('app', { reason })])).rule).toBe(rule)
    }
  })

  it('names the log stream of the container that failed', () => {
    const task = {
      ...stopped([container('app', { exitCode: 1 })]),
      taskArn: 'arn:aws:ecs:us-east-1:111122223333:task/demo/0123456789abcdef0123456789abcdef',
    }
    const options = { 'awslogs-group': '/jobs', 'awslogs-stream-prefix': 'run' }
    const defined = {
      containerDefinitions: [{ name: 'app', logConfiguration: { logDriver: 'awslogs', options } }],
    } satisfies TaskDefinition
    expect(explainStop(task, defined).evidence).toContainEqual({
      field: 'logConfiguration',
      container: 'app',
      log: { group: '/jobs', stream: 'run/app/0123456789abcdef0123456789abcdef' },
    })
  })
})

describe('a task that is not stopped', () => {
  it.each([
    ['PROVISIONING', 'RUNNING', 'Starting'],
    ['PENDING', 'RUNNING', 'Starting'],
    ['ACTIVATING', 'RUNNING', 'Starting'],
    ['RUNNING', 'RUNNING', 'Running'],
    ['RUNNING', 'STOPPED', 'Stopping'],
    ['DEPROVISIONING', 'STOPPED', 'Stopping'],
  ])('%s with desired status %s is running: %s', (lastStatus, desiredStatus, category) => {
    expect(explainStop({ lastStatus, desiredStatus })).toMatchObject({
      outcome: 'running',
      category,
    })
  })

  it('says that its agent is disconnected, or that it is unhealthy', () => {
    const running: Task = { lastStatus: 'RUNNING', desiredStatus: 'RUNNING' }
    const at = new Date('2026-11-23T14:01:20Z')
    const lost = explainStop({ ...running, connectivity: 'DISCONNECTED', connectivityAt: at })
    expect(lost).toMatchObject({
      outcome: 'running',
      cause: expect.stringMatching(/agent/) as string,
    })
    const sick = explainStop({ ...running, healthStatus: 'UNHEALTHY' })
    expect(sick.evidence).toContainEqual({ field: 'healthStatus', sentence: 'UNHEALTHY' })
    expect(explainStop({ ...running, connectivity: 'DISCONNECTED' }).remedy).toBe('')
  })

  it('is stopped if only the status is left out', () => {
    const task: Task = { stopCode: 'TaskFailedToStart', stoppedReason: 'RESOURCE:CPU' }
    expect(explainStop(task)).toMatchObject({ outcome: 'never-started', category: 'RESOURCE' })
  })

  it('is unknown without a status', () => {
    expect(explainStop({}).outcome).toBe('unknown')
  })
})

it('keeps every word of AWS, for any task', () => {
  const text = fc.option(fc.string(), { nil: undefined })
  const anyTask = fc.record({
    lastStatus: fc.constantFrom(undefined, 'RUNNING', 'STOPPED', 'DELETED'),
    stoppedReason: text,
    containers: fc.array(
      fc.record({
        name: fc.string(),
        reason: text,
        exitCode: fc.option(fc.integer(), { nil: undefined }),
      }),
    ),
  })
  fc.assert(
    fc.property(anyTask, task => {
      const { raw, title, cause } = explainStop(task)
      expect(raw.stoppedReason).toBe(task.stoppedReason)
      expect(raw.containers).toEqual(task.containers)
      expect(title).not.toBe('')
      expect(cause).not.toBe('')
    }),
  )
})

describe('a task of another shape', () => {
  const whole = stopped(
    [container('app', { exitCode: 3, reason: 'OutOfMemoryError' }), container('sidecar')],
    { version: 4, tags: [{ key: 'ticket', value: '1' }] },
  )

  it('is explained by what it still says', () => {
    fc.assert(
      fc.property(arbitraryMutations, arbitraryMutations, (ofTask, ofDefinition) => {
        // Safe: the point of the test is a value that is not of the type.
        const task = mutate(whole, ofTask) as Task
        const known = mutate(definition('app'), ofDefinition) as TaskDefinition
        const verdict = explainStop(task, known)
        for (const text of [verdict.title, verdict.cause, verdict.remedy, verdict.category]) {
          expect(typeof text).toBe('string')
        }
        for (const { sentence, exitCode } of verdict.evidence) {
          expect(['string', 'undefined']).toContain(typeof sentence)
          expect(['number', 'undefined']).toContain(typeof exitCode)
        }
      }),
      { seed: 13, numRuns: 2_000 },
    )
  })

  it('is nothing at all without ending in an error', () => {
    for (const nothing of [null, undefined, 7, 'STOPPED', [], [null]]) {
      // Safe: the point of the test is a value that is not of the type.
      expect(explainStop(nothing as unknown as Task, nothing as never).outcome).toBe('unknown')
    }
  })
})
