import type {
  PlacementConstraint,
  PlacementStrategy,
  RunTaskCommandInput,
  TaskOverride,
} from '@aws-sdk/client-ecs'
import fc from 'fast-check'
import { role } from '../account-under-test.ts'

/** Any of the members, each from values of which ECS takes some. */
const some = <T>(members: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) =>
  fc.record<T>(members, { requiredKeys: [] })

const of = fc.constantFrom

const item = fc.record({
  capacityProvider: of('FARGATE', 'FARGATE_SPOT', 'batch-asg'),
  weight: of(0, 1, 9, 1001),
  base: of(0, 0, 1),
})

const definitions = of(
  'fargate-app',
  'roleless-app',
  'arm-app',
  'windows-app',
  'volume-app',
  'windows-volume-app',
  'bridge-app',
  'reserved-app',
  'neural-app',
  'sized-app',
  'ec2-awsvpc-app',
  'constrained-app',
)

const resource = fc.record({
  type: of('GPU' as const, 'InferenceAccelerator' as const, 'NeuronDevice' as const),
  value: of('1', '0', 'ALL', 'device_1', '1000'),
})

const container = fc
  .tuple(
    of('app', 'log', 'nobody'),
    some({
      cpu: of(-1, 0, 128, 600, 200_000),
      memory: of(5, 6, 128, 300, 2000),
      memoryReservation: of(5, 6, 128, 600),
      command: of('', 'migrate').map(word => [word]),
      environmentFiles: of('arn:aws:s3:::settings/a.env', 'a.env').map(value => [
        { value, type: 's3' as const },
      ]),
      resourceRequirements: resource.map(one => [one]),
    }),
  )
  .map(([name, members]) => ({ name, ...members }))

const overrides = some<TaskOverride>({
  cpu: of('0', '64', '256', '.25 vCPU', '1 vCPU', '8192', '16 vCPU', '300', '-1', '0.5', '1e3'),
  memory: of('512', '0.5GB', '2 GB', '1024', '4096', '16384', 'much', '0'),
  taskRoleArn: of(role('one-off-shell-task'), 'one-off-shell-task', 'arn:aws:s3:::bucket'),
  executionRoleArn: of(role('ecsTaskExecutionRole'), 'ecsTaskExecutionRole', 'no role'),
  ephemeralStorage: of(20, 21, 200, 201).map(sizeInGiB => ({ sizeInGiB })),
  inferenceAcceleratorOverrides: of('device_1', 'device_2').map(deviceName => [{ deviceName }]),
  containerOverrides: fc.array(container, { maxLength: 2 }),
})

const ebs = fc
  .tuple(
    of(role('ecsInfrastructureRole'), 'ecsInfrastructureRole'),
    some({
      sizeInGiB: of(1, 3, 20, 125, 1025),
      volumeType: of('gp2', 'gp3', 'io1', 'io2', 'st1', 'standard'),
      iops: of(100, 3000, 20_000),
      throughput: of(100, 125, 1000),
      snapshotId: of('snap-0123456789abcdef0'),
      encrypted: fc.boolean(),
      kmsKeyId: of('alias/data'),
      filesystemType: of('xfs' as const, 'ntfs' as const),
      volumeInitializationRate: of(99, 100),
    }),
  )
  .map(([roleArn, members]) => ({ roleArn, ...members }))

const tag = fc.record({
  key: of('team', 'Team', 'aws:team', 'a,b', 'x'.repeat(129), 'x'.repeat(128)),
  value: of('', 'storage', 'AWS:x', 'x'.repeat(257)),
})

const network = (subnets: Record<string, string>) =>
  fc.record({
    awsvpcConfiguration: fc.record(
      {
        subnets: fc
          .uniqueArray(of('default-1', 'default-2', 'prod-private-1'), { minLength: 1 })
          .map(names => names.map(name => subnets[name] ?? name)),
        assignPublicIp: of('ENABLED' as const, 'DISABLED' as const),
      },
      { requiredKeys: ['subnets'] },
    ),
  })

type Change = Partial<RunTaskCommandInput>

const compute: fc.Arbitrary<Change> = fc.oneof(
  fc.constant({ launchType: undefined }),
  fc.record({ launchType: of('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES') }),
  fc.record({
    launchType: fc.constant(undefined),
    capacityProviderStrategy: fc.array(item, { minLength: 1, maxLength: 3 }),
  }),
)

const constraint = of<PlacementConstraint>(
  { type: 'distinctInstance' },
  { type: 'distinctInstance', expression: 'attribute:a exists' },
  { type: 'memberOf', expression: 'attribute:ecs.os-type == linux' },
  { type: 'memberOf' },
)

const strategyRule = of<PlacementStrategy>(
  { type: 'random' },
  { type: 'spread', field: 'instanceid' },
  { type: 'spread', field: 'attribute:' },
  { type: 'spread' },
  { type: 'binpack', field: 'Memory' },
  { type: 'binpack', field: 'host' },
)

const placement: fc.Arbitrary<Change> = some<Change>({
  placementConstraints: constraint.map(one => [one]),
  placementStrategy: strategyRule.map(one => [one]),
})

/** Changes of a launch, about as many that ECS takes as it refuses. */
export const arbitraryChange = (subnets: Record<string, string>): fc.Arbitrary<Change> =>
  fc
    .array(
      fc.oneof(
        compute,
        fc.record({ taskDefinition: definitions }),
        fc.record({ cluster: of('demo', 'batch', 'default') }),
        fc.record({ count: of(0, 1, 10, 11) }),
        fc.record({ networkConfiguration: fc.option(network(subnets), { nil: undefined }) }),
        fc.record({ platformVersion: of('LATEST', '1.4.0', '1.3.0', '1.0.0') }),
        fc.record({ overrides }),
        fc.record({ enableExecuteCommand: fc.boolean() }),
        fc.record({ tags: fc.array(tag, { maxLength: 3 }) }),
        fc.record({ propagateTags: of('NONE', 'TASK_DEFINITION', 'SERVICE') }),
        fc.record({ startedBy: of('team/jane', 'jane doe', 'x'.repeat(128), 'x'.repeat(129)) }),
        fc.record({ group: of('nightly', 'service:x') }),
        fc.record({ referenceId: of('x'.repeat(1024), 'x'.repeat(1025)) }),
        placement,
        fc.record({
          volumeConfigurations: fc.array(
            fc.record({ name: of('data', 'more'), managedEBSVolume: ebs }),
            { maxLength: 2 },
          ),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map(changes => changes.reduce((all, change) => ({ ...all, ...change }), {}))
