import type { LaunchInput, LaunchValues } from './launch-form-schema.ts'

/** Where a field stands on the page. `container` is the folded part of one container's tab. */
export type Section =
  | 'definition'
  | 'cluster'
  | 'network'
  | 'containers'
  | 'container'
  | 'volumes'
  | 'size'
  | 'placement'
  | 'tags'
  | 'more'

/** An option of `aws ecs run-task`. Options with the same row stand on one line of the command. */
export interface CliOption {
  name: string
  /** The option that says false. */
  off?: string
  row: number
  /** Options of one row stand in this order, then in that of the table. Absent: 0. */
  column?: number
}

export interface Field<Value = unknown> {
  label: string
  /** Absent: that of the nearest field above it in the path. */
  section?: Section
  cli?: CliOption
  /** What an empty form holds. Absent: nothing. */
  default?: Value
}

/** Marks that the form keeps beside a value. They aren't fields. */
type Mark = 'keptFrom' | 'keptCommand' | 'isLeftOut' | 'isCommandLeftOut' | 'isNamed'

type Join<Path extends string, Name extends string> = Path extends '' ? Name : `${Path}.${Name}`

/** The paths of the single fields below T. `*` stands for the index of a row. */
type LeafOf<T, Path extends string> = T extends readonly (infer Item)[]
  ? Item extends object
    ? LeafOf<Item, `${Path}.*`>
    : Path
  : T extends object
    ? {
        [Name in keyof T & string]: Name extends Mark
          ? never
          : LeafOf<NonNullable<T[Name]>, Join<Path, Name>>
      }[keyof T & string]
    : Path

type Prefix<Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head | `${Head}.${Prefix<Rest>}`
  : Path

type LeafPath = LeafOf<LaunchValues, ''>
export type FieldPath = Prefix<LeafPath>

/** What the form holds at a path; never below a row, which no empty form has. */
type ValueAt<T, Path extends string> = T extends unknown
  ? Path extends `${infer Head}.${infer Rest}`
    ? Head extends keyof T
      ? ValueAt<NonNullable<T[Head]>, Rest>
      : never
    : Path extends keyof T
      ? T[Path]
      : never
  : never

/** A field of the top level says where it stands; one below it may leave that out. */
type FieldAt<Path extends string> = Path extends `${string}.${string}`
  ? Field<ValueAt<LaunchInput, Path>>
  : Field<ValueAt<LaunchInput, Path>> & { section: Section }

type Fields = { [Path in LeafPath]: FieldAt<Path> } & {
  [Path in Exclude<FieldPath, LeafPath>]?: FieldAt<Path>
} & Record<'taskDefinition.revision' | 'likeService', Field>

/**
 * Every field of the launch form, in the order of the page. A member that the form's values have
 * and this table lacks does not compile.
 */
export const fields = {
  taskDefinition: {
    label: 'Task definition',
    section: 'definition',
    cli: { name: '--task-definition', row: 2 },
    default: '',
  },
  'taskDefinition.revision': { label: 'Revision' },
  count: {
    label: 'Tasks',
    section: 'definition',
    cli: { name: '--count', row: 1, column: 1 },
    default: 1,
  },

  cluster: {
    label: 'Cluster',
    section: 'cluster',
    cli: { name: '--cluster', row: 1 },
    default: '',
  },
  compute: { label: 'Compute', section: 'cluster' },
  'compute.kind': { label: 'Compute', default: 'clusterDefault' },
  'compute.launchType': { label: 'Launch type', cli: { name: '--launch-type', row: 3 } },
  'compute.capacityProviderStrategy': {
    label: 'Strategy',
    cli: { name: '--capacity-provider-strategy', row: 4 },
  },
  'compute.capacityProviderStrategy.*.capacityProvider': { label: 'Capacity provider' },
  'compute.capacityProviderStrategy.*.base': { label: 'Base' },
  'compute.capacityProviderStrategy.*.weight': { label: 'Weight' },
  likeService: { label: 'Service', section: 'cluster' },

  networkConfiguration: {
    label: 'Network',
    section: 'network',
    cli: { name: '--network-configuration', row: 5 },
  },
  'networkConfiguration.awsvpcConfiguration.subnets': { label: 'Subnets', default: [] },
  'networkConfiguration.awsvpcConfiguration.securityGroups': {
    label: 'Security groups',
    default: [],
  },
  'networkConfiguration.awsvpcConfiguration.assignPublicIp': {
    label: 'Public IP',
    default: 'DISABLED',
  },

  'overrides.containerOverrides': { label: 'Container', section: 'containers', default: [] },
  'overrides.containerOverrides.*.name': { label: 'Container' },
  'overrides.containerOverrides.*.command': { label: 'Command' },
  'overrides.containerOverrides.*.environment': { label: 'Variables' },
  'overrides.containerOverrides.*.environment.*.name': { label: 'Variable' },
  'overrides.containerOverrides.*.environment.*.value': { label: 'Variable' },
  'overrides.containerOverrides.*.environmentFiles': {
    label: 'Environment files',
    section: 'container',
  },
  'overrides.containerOverrides.*.environmentFiles.*.value': { label: 'Environment file' },
  'overrides.containerOverrides.*.environmentFiles.*.type': { label: 'Environment file' },
  'overrides.containerOverrides.*.cpu': { label: 'CPU units', section: 'container' },
  'overrides.containerOverrides.*.memory': { label: 'Memory', section: 'container' },
  'overrides.containerOverrides.*.memoryReservation': {
    label: 'Memory reservation',
    section: 'container',
  },
  'overrides.containerOverrides.*.resourceRequirements': {
    label: 'Resource',
    section: 'container',
  },
  'overrides.containerOverrides.*.resourceRequirements.*.type': { label: 'Resource' },
  'overrides.containerOverrides.*.resourceRequirements.*.value': { label: 'Resource' },
  'overrides.containerOverrides.*.resourceRequirements.*.sharingStrategy.nvidiaMps.memory': {
    label: 'GPU memory',
  },
  'overrides.containerOverrides.*.resourceRequirements.*.sharingStrategy.nvidiaMps.maxComputePercent':
    { label: 'GPU compute' },

  volumeConfigurations: {
    label: 'Volume',
    section: 'volumes',
    cli: { name: '--volume-configurations', row: 9 },
    default: [],
  },
  'volumeConfigurations.*.name': { label: 'Volume' },
  'volumeConfigurations.*.managedEBSVolume.roleArn': { label: 'Infrastructure role' },
  'volumeConfigurations.*.managedEBSVolume.sizeInGiB': { label: 'Size' },
  'volumeConfigurations.*.managedEBSVolume.snapshotId': { label: 'Snapshot' },
  'volumeConfigurations.*.managedEBSVolume.volumeType': { label: 'Volume type' },
  'volumeConfigurations.*.managedEBSVolume.iops': { label: 'IOPS' },
  'volumeConfigurations.*.managedEBSVolume.throughput': { label: 'Throughput' },
  'volumeConfigurations.*.managedEBSVolume.volumeInitializationRate': {
    label: 'Initialization rate',
  },
  'volumeConfigurations.*.managedEBSVolume.encrypted': { label: 'Encryption' },
  'volumeConfigurations.*.managedEBSVolume.kmsKeyId': { label: 'KMS key' },
  'volumeConfigurations.*.managedEBSVolume.filesystemType': { label: 'Filesystem' },
  'volumeConfigurations.*.managedEBSVolume.terminationPolicy': { label: 'When the task stops' },
  'volumeConfigurations.*.managedEBSVolume.terminationPolicy.deleteOnTermination': {
    label: 'When the task stops',
  },
  'volumeConfigurations.*.managedEBSVolume.tagSpecifications.*.resourceType': { label: 'Volume' },
  'volumeConfigurations.*.managedEBSVolume.tagSpecifications.*.propagateTags': {
    label: 'Propagate to the volume',
  },
  'volumeConfigurations.*.managedEBSVolume.tagSpecifications.*.tags': { label: 'Tags' },
  'volumeConfigurations.*.managedEBSVolume.tagSpecifications.*.tags.*.key': { label: 'Tag key' },
  'volumeConfigurations.*.managedEBSVolume.tagSpecifications.*.tags.*.value': {
    label: 'Tag value',
  },

  overrides: { label: 'Overrides', section: 'size', cli: { name: '--overrides', row: 6 } },
  'overrides.cpu': { label: 'Task CPU' },
  'overrides.memory': { label: 'Task memory' },
  'overrides.taskRoleArn': { label: 'Task role' },
  'overrides.executionRoleArn': { label: 'Execution role' },
  'overrides.ephemeralStorage': { label: 'Ephemeral storage' },
  'overrides.ephemeralStorage.sizeInGiB': { label: 'Ephemeral storage' },
  'overrides.inferenceAcceleratorOverrides': { label: 'Inference accelerators', default: [] },
  'overrides.inferenceAcceleratorOverrides.*.deviceName': { label: 'Inference accelerators' },
  'overrides.inferenceAcceleratorOverrides.*.deviceType': { label: 'Inference accelerators' },

  placementConstraints: {
    label: 'Placement constraints',
    section: 'placement',
    cli: { name: '--placement-constraints', row: 7 },
    default: [],
  },
  'placementConstraints.*.type': { label: 'Constraint type' },
  'placementConstraints.*.expression': { label: 'Expression' },
  placementStrategy: {
    label: 'Placement strategy',
    section: 'placement',
    cli: { name: '--placement-strategy', row: 8 },
    default: [],
  },
  'placementStrategy.*.type': { label: 'Strategy type' },
  'placementStrategy.*.field': { label: 'Field' },

  tags: { label: 'Tags', section: 'tags', cli: { name: '--tags', row: 16 }, default: [] },
  'tags.*.key': { label: 'Tag key' },
  'tags.*.value': { label: 'Tag value' },
  propagateTags: {
    label: 'Propagate tags',
    section: 'tags',
    cli: { name: '--propagate-tags', row: 13 },
  },
  enableECSManagedTags: {
    label: 'ECS managed tags',
    section: 'tags',
    cli: { name: '--enable-ecs-managed-tags', off: '--no-enable-ecs-managed-tags', row: 14 },
  },

  enableExecuteCommand: {
    label: 'ECS Exec',
    section: 'more',
    // The command line has no --no-enable-execute-command.
    cli: { name: '--enable-execute-command', off: '--disable-execute-command', row: 15 },
  },
  platformVersion: {
    label: 'Platform version',
    section: 'more',
    cli: { name: '--platform-version', row: 3 },
  },
  group: { label: 'Group', section: 'more', cli: { name: '--group', row: 10 } },
  startedBy: { label: 'Started by', section: 'more', cli: { name: '--started-by', row: 11 } },
  referenceId: { label: 'Reference ID', section: 'more', cli: { name: '--reference-id', row: 12 } },
} satisfies Fields
