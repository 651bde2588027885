import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import fc from 'fast-check'

/** Members that may each be absent. */
const optional = <T extends object>(members: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) =>
  fc.record<T, never>(members, { requiredKeys: [] })

const hostile = fc.string({
  unit: fc.constantFrom(...` \n\t'"\\$\`!*?~#&|;<>(){}[]=,:/%-a0é`, '🚀'),
  maxLength: 12,
})
export const anyText = fc.oneof(
  hostile,
  hostile,
  fc.constantFrom(
    'file:///etc/hostname',
    '--debug',
    '-',
    '{% $x %}',
    '$.path',
    'true',
    '0',
    'null',
  ),
)
/** Text that the form would not shorten: ECS has no blanks at the ends of these. */
export const name = anyText.map(text => text.trim()).filter(text => text !== '')

const identifier = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const int = (min: number, max: number) => fc.integer({ min, max })
const rows = <T>(row: fc.Arbitrary<T>, maxLength = 3) => fc.array(row, { minLength: 1, maxLength })

const tagText = fc.string({ unit: fc.constantFrom(...'aZ0é _.:/=+-@'), maxLength: 8 })
const isTagText = (text: string) => !/^aws:/i.test(text)
export const tags = fc.uniqueArray(
  fc.record(
    {
      key: tagText.filter(text => text !== '' && isTagText(text)),
      value: tagText.filter(isTagText),
    },
    { requiredKeys: ['key'] },
  ),
  { selector: ({ key }) => key, minLength: 1, maxLength: 4 },
)

export const strategy = fc.oneof(
  fc
    .tuple(
      fc.record(
        {
          capacityProvider: fc.constantFrom('FARGATE', 'FARGATE_SPOT'),
          base: int(0, 100_000),
          weight: int(1, 1000),
        },
        { requiredKeys: ['capacityProvider', 'weight'] },
      ),
      fc.array(
        fc.record(
          { capacityProvider: fc.constant('FARGATE_SPOT'), weight: int(0, 1000) },
          { requiredKeys: ['capacityProvider'] },
        ),
        { maxLength: 3 },
      ),
    )
    .map(([first, others]) => [first, ...others]),
  rows(
    fc.record({
      capacityProvider: fc.oneof(identifier, name).map(text => `asg-${text}`),
      weight: int(1, 9),
    }),
    20,
  ),
)

const ids = (prefix: string, maxLength: number) =>
  fc.uniqueArray(
    identifier.map(id => `${prefix}-${id}`),
    { minLength: 1, maxLength },
  )

export const awsvpcConfiguration = fc.record(
  {
    subnets: ids('subnet', 4),
    securityGroups: ids('sg', 5),
    assignPublicIp: fc.constantFrom('ENABLED' as const, 'DISABLED' as const),
  },
  { requiredKeys: ['subnets'] },
)

const nvidiaMps = fc.record(
  { memory: int(1, 80_000), maxComputePercent: int(1, 100) },
  { requiredKeys: ['memory'] },
)

const resourceRequirement = fc.oneof(
  fc.record({
    type: fc.constantFrom('GPU' as const, 'InferenceAccelerator' as const, 'NeuronDevice' as const),
    value: name,
  }),
  fc.record({ type: fc.constant('GPU' as const), sharingStrategy: fc.record({ nvidiaMps }) }),
)

/** Everything of a container override but its name. */
export const containerMembers = optional({
  command: rows(anyText),
  environment: rows(fc.record({ name, value: anyText })),
  environmentFiles: rows(fc.record({ value: name, type: fc.constant('s3' as const) })),
  cpu: int(0, 196_608),
  memory: int(6, 33_554_432),
  memoryReservation: int(6, 33_554_432),
  resourceRequirements: rows(resourceRequirement),
})

const containerOverrides = fc.uniqueArray(
  fc.tuple(name, containerMembers).map(([name, members]) => ({ name, ...members })),
  { selector: it => it.name, minLength: 1, maxLength: 3 },
)

export const taskOverride = optional({
  containerOverrides,
  cpu: fc.constantFrom('256', '1 vCPU'),
  memory: fc.constantFrom('512', '2 GB'),
  taskRoleArn: name,
  executionRoleArn: name,
  ephemeralStorage: fc.record({ sizeInGiB: int(21, 200) }),
  inferenceAcceleratorOverrides: rows(fc.record({ deviceName: name, deviceType: name })),
}).filter(override => Object.keys(override).length > 0)

const propagateTags = fc.constantFrom(
  'TASK_DEFINITION' as const,
  'NONE' as const,
  'SERVICE' as const,
)

const managedEBSVolume = fc.record(
  {
    roleArn: name,
    sizeInGiB: int(1, 16_384),
    snapshotId: name,
    volumeType: fc.constantFrom('gp3', 'io2', 'newer'),
    iops: int(100, 256_000),
    throughput: int(125, 1000),
    volumeInitializationRate: int(100, 300),
    encrypted: fc.boolean(),
    kmsKeyId: name,
    filesystemType: fc.constantFrom(
      'xfs' as const,
      'ext4' as const,
      'ext3' as const,
      'ntfs' as const,
    ),
    terminationPolicy: fc.record({ deleteOnTermination: fc.boolean() }),
    tagSpecifications: rows(
      fc.record(
        { resourceType: fc.constant('volume' as const), tags, propagateTags },
        { requiredKeys: ['resourceType'] },
      ),
    ),
  },
  { requiredKeys: ['roleArn'] },
)

export const volumeConfigurations = rows(
  fc.record({ name, managedEBSVolume }, { requiredKeys: ['name'] }),
)

const placementType = <T extends string>(...types: T[]) => fc.constantFrom(...types)

/** Members that mean the same in the request and in the form. */
export const sameMembers = {
  cluster: name,
  platformVersion: name,
  placementConstraints: rows(
    fc.record(
      { type: placementType('memberOf', 'distinctInstance'), expression: name },
      { requiredKeys: ['type'] },
    ),
    10,
  ),
  placementStrategy: rows(
    fc.record(
      { type: placementType('spread', 'binpack', 'random'), field: name },
      { requiredKeys: ['type'] },
    ),
    5,
  ),
  volumeConfigurations,
  tags,
  propagateTags,
  enableECSManagedTags: fc.boolean(),
  enableExecuteCommand: fc.boolean(),
  startedBy: fc.stringMatching(/^[A-Za-z0-9\-_/]{1,36}$/),
  group: name,
  referenceId: name,
}

const compute = fc.oneof(
  fc.constant({}),
  fc.record({
    launchType: fc.constantFrom(
      'FARGATE' as const,
      'EXTERNAL' as const,
      'MANAGED_INSTANCES' as const,
    ),
  }),
  fc.record({ capacityProviderStrategy: strategy }),
)

/** A request that ECS might take, without `clientToken`: every member is there or not. */
export const request: fc.Arbitrary<RunTaskCommandInput> = fc
  .tuple(
    fc.record({ taskDefinition: name, count: int(1, 10) }),
    compute,
    optional({
      ...sameMembers,
      networkConfiguration: fc.record({ awsvpcConfiguration }),
      overrides: taskOverride,
    }),
  )
  .map(([required, where, others]) => structuredClone({ ...required, ...where, ...others }))
