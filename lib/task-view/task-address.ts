import { nameOfArn, splitTaskArn } from '../aws/arn.ts'
import type { TaskAddress } from '../aws/arn.ts'

/** What a pasted text names. A bare ID or an ARN of the old form leaves parts open. */
export type TaskReference = { taskId: string } & Partial<TaskAddress>

export const toTaskHref = ({ region, accountId, cluster, taskId }: TaskAddress): string =>
  `/tasks/${[region, accountId, cluster, taskId].map(encodeURIComponent).join('/')}`

/** What the parts of an address look like. An ID has 32 hexadecimal digits, or is an old UUID. */
const FORMS = {
  region: /^[a-z]{2,6}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/,
  accountId: /^\d{12}$/,
  cluster: /^[A-Za-z0-9_-]{1,255}$/,
  taskId: /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
} satisfies Record<keyof TaskAddress, RegExp>

const PARTS = ['region', 'accountId', 'cluster', 'taskId'] as const

/** Whether every part that is there looks like one of a task's address. */
export const isTaskReference = (reference: TaskReference): boolean =>
  PARTS.every(part => reference[part] === undefined || FORMS[part].test(reference[part]))

/** The address of a task from its ARN. One of the old form takes the cluster of `clusterArn`. */
export function toTaskAddress(arn: string, clusterArn?: string): TaskAddress {
  const { region = '', accountId = '', taskId = '', cluster } = splitTaskArn(arn) ?? {}
  return {
    region,
    accountId,
    cluster: cluster ?? (clusterArn === undefined ? 'default' : nameOfArn(clusterArn)),
    taskId,
  }
}
