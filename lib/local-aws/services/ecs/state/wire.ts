import type {
  AutoScalingGroupProvider as SdkAutoScalingGroupProvider,
  CapacityProvider as SdkCapacityProvider,
  Cluster as SdkCluster,
  ContainerInstance as SdkContainerInstance,
  Service as SdkService,
  Task as SdkTask,
  TaskDefinition as SdkTaskDefinition,
} from '@aws-sdk/client-ecs'

/** A type of the SDK in the form of AWS JSON: times are epoch seconds with a fraction. */
export type Wire<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T

export type WireTask = Wire<SdkTask>
export type WireContainer = NonNullable<WireTask['containers']>[number]
export type WireAttachment = NonNullable<WireTask['attachments']>[number]
export type WireAutoScalingGroupProvider = Wire<SdkAutoScalingGroupProvider>
export type WireCapacityProvider = Wire<SdkCapacityProvider>
export type WireContainerInstance = Wire<SdkContainerInstance>
export type WireService = Wire<SdkService>
export type WireCluster = Wire<SdkCluster>
export type WireTaskDefinition = Wire<SdkTaskDefinition>
export type WireContainerDefinition = NonNullable<
  WireTaskDefinition['containerDefinitions']
>[number]

export interface Tag {
  key: string
  value: string
}

/** Epoch seconds with milliseconds, as ECS writes them. */
export function toEpochSeconds(atMs: number): number {
  return Math.round(atMs) / 1000
}
