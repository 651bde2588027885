import { ECSClient, StopTaskCommand } from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { beforeAll, describe, expect, it } from 'vitest'
import { useRunTask } from '../../../test/start-run-task.ts'

type Volume = NonNullable<
  NonNullable<RunTaskCommandInput['volumeConfigurations']>[number]['managedEBSVolume']
>

const local = await useRunTask()
beforeAll(async () => {
  await local.register({
    family: 'with-volume',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    volumes: [{ name: 'data', configuredAtLaunch: true }],
  })
})

const roleArn = 'arn:aws:iam::111122223333:role/ecsInfrastructureRole'
const of = (change: Partial<Volume> = {}) => [
  { name: 'data', managedEBSVolume: { roleArn, sizeInGiB: 20, ...change } },
]
const run = (volumeConfigurations: RunTaskCommandInput['volumeConfigurations']) =>
  local.run({ taskDefinition: 'with-volume', volumeConfigurations })

async function volumeOf(taskArn: string | undefined): Promise<Record<string, unknown>> {
  const task = await local.describe('demo', taskArn)
  const attachment = task?.attachments?.find(({ type }) => type === 'AmazonElasticBlockStorage')
  const details = attachment?.details?.map(({ name = '', value }) => [name, value] as const) ?? []
  return { status: attachment?.status, ...Object.fromEntries<unknown>(details) }
}

describe('a volume configured at launch', () => {
  it('is an attachment that is created, attached and deleted with its task', async () => {
    const { tasks } = await run(of({ encrypted: true, iops: 4000, throughput: 200 }))
    const task = tasks?.[0]?.taskArn
    const settings = {
      volumeName: 'data',
      roleArn,
      volumeType: 'gp3',
      sizeInGiB: '20',
      encrypted: 'true',
      iops: '4000',
      throughput: '200',
      filesystemType: 'xfs',
      deleteOnTermination: 'true',
    }
    expect(await volumeOf(task)).toEqual({ status: 'PRECREATED', ...settings })
    local.aws.clock.advance(60_000)
    expect(await volumeOf(task)).toEqual({
      status: 'ATTACHED',
      volumeId: expect.stringMatching(/^vol-0[0-9a-f]{16}$/) as unknown,
      ...settings,
    })
    await local.ecs.send(new StopTaskCommand({ cluster: 'demo', task }))
    local.aws.clock.advance(120_000)
    expect(await volumeOf(task)).toMatchObject({ status: 'DELETED' })
  })

  it('stays if it is not deleted on termination', async () => {
    const { tasks } = await run(of({ terminationPolicy: { deleteOnTermination: false } }))
    const task = tasks?.[0]?.taskArn
    local.aws.clock.advance(60_000)
    await local.ecs.send(new StopTaskCommand({ cluster: 'demo', task }))
    local.aws.clock.advance(120_000)
    expect(await volumeOf(task)).toMatchObject({ status: 'DETACHED' })
  })

  it('needs the right to pass its role to ECS', async () => {
    const client = new ECSClient(local.aws.clientOptions('launcher'))
    const change = { taskDefinition: 'with-volume', volumeConfigurations: of() }
    await expect(local.run(change, client)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`iam:PassRole on resource: ${roleArn}`) as unknown,
    })
    client.destroy()
  })

  const snapshotId = 'snap-0123456789abcdef0'
  const taken: [string, Partial<Volume>][] = [
    ['a snapshot', { snapshotId, sizeInGiB: undefined, volumeInitializationRate: 200 }],
    ['io2 with IOPS', { volumeType: 'io2', iops: 64_001 }],
    ['st1 of 125 GiB', { volumeType: 'st1', sizeInGiB: 125 }],
    ['tags', { tagSpecifications: [{ resourceType: 'volume', tags: [{ key: 'a', value: 'b' }] }] }],
  ]
  it.each(taken)('takes %s', async (_name, change) => {
    expect((await run(of(change))).tasks).toHaveLength(1)
  })

  const refused: [string, () => RunTaskCommandInput['volumeConfigurations'], RegExp][] = [
    ['none', () => undefined, /must be provided for volume data/],
    [
      'another name',
      () => [{ name: 'other', managedEBSVolume: { roleArn, sizeInGiB: 1 } }],
      /no matching configuredAtLaunch volume/,
    ],
    ['two of them', () => [...of(), ...of()], /Only one volume configuration/],
    ['one without a volume', () => [{ name: 'data' }], /managedEBSVolume must be specified/],
    ['neither size nor snapshot', () => of({ sizeInGiB: undefined }), /sizeInGiB or snapshotId/],
    ['no role', () => of({ roleArn: undefined }), /roleArn can not be blank/i],
    ['a role that is none', () => of({ roleArn: 'me' }), /Invalid roleArn/],
    ['a size of 0', () => of({ sizeInGiB: 0 }), /sizeInGiB must be between 1 and 16384/],
    ['st1 of 124 GiB', () => of({ volumeType: 'st1', sizeInGiB: 124 }), /between 125/],
    ['io1 without IOPS', () => of({ volumeType: 'io1' }), /iops must be specified/],
    ['gp2 with IOPS', () => of({ volumeType: 'gp2', iops: 100 }), /iops is not supported/],
    ['gp3 with too few IOPS', () => of({ iops: 2999 }), /between 3000 and 16000/],
    [
      'throughput of io2',
      () => of({ volumeType: 'io2', iops: 100, throughput: 125 }),
      /throughput/,
    ],
    ['too much throughput', () => of({ throughput: 1001 }), /between 125 and 1000/],
    ['a rate without a snapshot', () => of({ volumeInitializationRate: 100 }), /snapshotId/],
    ['a key without encryption', () => of({ kmsKeyId: 'k', encrypted: false }), /encrypted/],
    ['a magnetic volume on Fargate', () => of({ volumeType: 'standard' }), /FARGATE/],
    ['ntfs on Linux', () => of({ filesystemType: 'ntfs' }), /ntfs/],
    [
      'a tag of ECS',
      () =>
        of({
          tagSpecifications: [
            { resourceType: 'volume', tags: [{ key: 'AmazonECSManaged', value: 'true' }] },
          ],
        }),
      /reserved/,
    ],
    [
      'tags of a service',
      () => of({ tagSpecifications: [{ resourceType: 'volume', propagateTags: 'SERVICE' }] }),
      /SERVICE/,
    ],
    ['an unknown type', () => of({ volumeType: 'gp9' }), /gp3/],
  ]
  it.each(refused)('refuses %s', async (_name, configurations, message) => {
    await expect(run(configurations())).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as unknown,
    })
  })
})
