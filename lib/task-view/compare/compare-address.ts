import type { TaskAddress } from '../../aws/arn.ts'
import { isTaskReference } from '../task-address.ts'

/** `us-east-1/111122223333/demo/0123…`: a run in the address of a comparison. */
export const writeRun = ({ region, accountId, cluster, taskId }: TaskAddress): string =>
  [region, accountId, cluster, taskId].join('/')

/** Undefined for what can't be the address of a task. */
export function readRun(text: string): TaskAddress | undefined {
  const [region, accountId, cluster, taskId, ...rest] = text.split('/')
  if (!region || !accountId || !cluster || !taskId || rest.length > 0) return undefined
  const address = { region, accountId, cluster, taskId }
  return isTaskReference(address) ? address : undefined
}

/** The page that compares two runs. A slash needs no escape in a query, and reads better without. */
export const toCompareHref = (a: TaskAddress, b: TaskAddress, isWhole = false): string =>
  `/compare?a=${writeRun(a)}&b=${writeRun(b)}${isWhole ? '&show=all' : ''}`
