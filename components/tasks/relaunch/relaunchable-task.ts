import type { TaskAddress } from '@/lib/aws/arn'
import { toTaskAddress } from '@/lib/task-view/task-address'
import type { TaskRow } from '@/lib/task-view/list/task-row'

/** A task that can be launched again. */
export interface RelaunchableTask {
  family: string
  address: TaskAddress
}

/** An ARN of the old form doesn't name the cluster; the row does. */
export const toRelaunchableTask = ({ arn, family, cluster }: TaskRow): RelaunchableTask => ({
  family,
  address: { ...toTaskAddress(arn), cluster },
})
