export type UsableLaunchType = 'EC2' | 'FARGATE' | 'EXTERNAL'

/** Where one task of the call goes. */
export interface Capacity {
  launchType: UsableLaunchType
  capacityProvider?: string
  /** A task without room waits for it: the provider's managed scaling is on. */
  waits?: boolean
}
