export interface VolumeTypeLimits {
  sizeInGiB: readonly [least: number, most: number]
  /** Absent: IOPS can't be set for this type. */
  iops?: readonly [least: number, most: number]
}

/** API Reference, TaskManagedEBSVolumeConfiguration; of gp2, EC2's CreateVolume. */
const volumeTypes = {
  gp2: { sizeInGiB: [1, 16_384] },
  gp3: { sizeInGiB: [1, 16_384], iops: [3000, 16_000] },
  io1: { sizeInGiB: [4, 16_384], iops: [100, 64_000] },
  io2: { sizeInGiB: [4, 16_384], iops: [100, 256_000] },
  sc1: { sizeInGiB: [125, 16_384] },
  st1: { sizeInGiB: [125, 16_384] },
  standard: { sizeInGiB: [1, 1024] },
} satisfies Record<string, VolumeTypeLimits>

/**
 * The limits of RunTask. Sources: API Reference, RunTask and the types that it names; Developer Guide,
 * "Amazon ECS service quotas". Where the documentation of 2022 was stricter, its limit has a name
 * that ends in 2022, and the form warns.
 */
export const limits = {
  /**
   * UTF-16 units of any one text. AWS publishes no bound for most of them; its longest, an ARN, has
   * 2048 (IAM), and a placement expression 2000.
   */
  text: { maxCharacters: 2048 },
  /** Tasks one call starts. A launch is one call. */
  count: { min: 1, max: 10 },
  capacityProviderStrategy: { maxItems: 20, maxItems2022: 6 },
  weight: { min: 0, max: 1000 },
  /** On one item of the strategy only. */
  base: { min: 0, max: 100_000 },
  subnets: { min: 1, max: 16 },
  securityGroups: { max: 5 },
  /** Of the JSON text of `overrides`, its punctuation included. */
  overrides: { maxCharacters: 8192 },
  /** CPU units and MiB (ContainerOverride); no container gets less than 6 MiB. */
  containerCpu: { min: 0, max: 196_608 },
  containerMemory: { min: 6, max: 33_554_432 },
  environmentFiles: { max: 10 },
  /** MiB and percent (NvidiaMpsAllocation); no bound is published for the memory. */
  gpuMemory: { min: 1, max: 2_147_483_647 },
  gpuComputePercent: { min: 1, max: 100 },
  /** CPU units of a task on a container instance (TaskOverride). */
  instanceTaskCpu: { min: 128, max: 196_608 },
  /** GiB (EphemeralStorage). */
  ephemeralStorage: { min: 21, max: 200 },
  /** Those of the task definition included. */
  placementConstraints: { max: 10 },
  placementExpression: { maxCharacters: 2000 },
  placementStrategy: { max: 5 },
  /** TaskManagedEBSVolumeConfiguration, over all volume types: GiB, IOPS, MiB/s, MiB/s. */
  volumeSize: { min: 1, max: 16_384 },
  volumeIops: { min: 100, max: 256_000 },
  volumeThroughput: { min: 125, max: 1000 },
  volumeInitializationRate: { min: 100, max: 300 },
  volumeTypes,
  /** Tags that begin with `aws:` would not count, and cannot be given. */
  tags: { max: 50 },
  tagKey: { minCharacters: 1, maxCharacters: 128 },
  tagValue: { maxCharacters: 256 },
  tagPattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  /** `documented`: what the API Reference names. ECS accepts other characters, such as blanks. */
  startedBy: { maxCharacters: 128, maxCharacters2022: 36, documented: /^[A-Za-z0-9\-_/]*$/ },
  referenceId: { maxCharacters: 1024 },
} as const

/** Characters as AWS counts them in its limits: Unicode characters, not UTF-16 units. */
export const countCharacters = (text: string): number =>
  text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)
