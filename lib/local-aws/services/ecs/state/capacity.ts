export type UsableLaunchType = 'EC2' | 'FARGATE' | 'EXTERNAL'

/** The capacity on which one task of a call runs. */
export interface Capacity {
  launchType: UsableLaunchType
  capacityProvider?: string
  /** The provider's managed scaling is on, so a task without room waits. */
  waits?: boolean
}
