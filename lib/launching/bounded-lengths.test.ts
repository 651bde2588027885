import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'

const huge = 'a'.repeat(900_000)
const tag = { key: 'team', value: 'payments' }
const withContainer = (member: object) => ({
  overrides: { containerOverrides: [{ name: 'app', ...member }] },
})
const withVolume = (member: object) => ({
  volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn: 'role', ...member } }],
})

/** Every text that a launch holds, once with a value that nothing could mean. */
const HUGE: [string, object][] = [
  ['taskDefinition', { taskDefinition: huge }],
  ['cluster', { cluster: huge }],
  ['platformVersion', { platformVersion: huge }],
  ['startedBy', { startedBy: huge }],
  ['group', { group: huge }],
  ['referenceId', { referenceId: huge }],
  ['subnets', { networkConfiguration: { awsvpcConfiguration: { subnets: [huge] } } }],
  [
    'securityGroups',
    {
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: [huge] },
      },
    },
  ],
  [
    'capacityProvider',
    {
      compute: {
        kind: 'strategy',
        capacityProviderStrategy: [{ capacityProvider: huge, weight: 1 }],
      },
    },
  ],
  ['task CPU', { overrides: { cpu: huge } }],
  ['task memory', { overrides: { memory: huge } }],
  ['task role', { overrides: { taskRoleArn: huge } }],
  ['execution role', { overrides: { executionRoleArn: huge } }],
  ['container name', { overrides: { containerOverrides: [{ name: huge, cpu: 1 }] } }],
  ['command', withContainer({ command: [huge] })],
  ['command as a shell line', withContainer({ command: { shell: huge } })],
  ['variable name', withContainer({ environment: [{ name: huge, value: '' }] })],
  ['variable value', withContainer({ environment: [{ name: 'A', value: huge }] })],
  ['environment file', withContainer({ environmentFiles: [{ value: huge }] })],
  ['resource', withContainer({ resourceRequirements: [{ type: 'GPU', value: huge }] })],
  ['tag key', { tags: [{ ...tag, key: huge }] }],
  ['tag value', { tags: [{ ...tag, value: huge }] }],
  ['expression', { placementConstraints: [{ type: 'memberOf', expression: huge }] }],
  ['strategy field', { placementStrategy: [{ type: 'spread', field: huge }] }],
  ['volume name', { volumeConfigurations: [{ name: huge }] }],
  ['volume role', withVolume({ roleArn: huge })],
  ['volume snapshot', withVolume({ snapshotId: huge })],
  ['volume type', withVolume({ volumeType: huge })],
  ['volume key', withVolume({ kmsKeyId: huge })],
  ['volume tag', withVolume({ tagSpecifications: [{ tags: [{ ...tag, value: huge }] }] })],
]

describe('a launch with a text of 0.9 MB', () => {
  let room: Launching
  beforeAll(async () => {
    room = await startLaunching()
  })
  afterAll(() => room.close())

  it.each(HUGE)('in its %s is refused, stored nowhere and sent nowhere', async (_name, more) => {
    const outcome = await room.launch(more)
    if (outcome.kind !== 'refused') throw new Error(outcome.kind)
    const { message, fields = [] } = outcome.failure
    expect(message).toMatch(/\.$/)
    expect(fields.length).toBeGreaterThan(0)
    expect(JSON.stringify(outcome).length).toBeLessThan(10_000)
    expect(await room.rows()).toEqual([])
    expect(room.countCalls('RunTask')).toBe(0)
  })
})
