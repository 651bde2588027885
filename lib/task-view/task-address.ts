import { nameOfArn, splitTaskArn } from '../aws/arn.ts'
import type { TaskAddress } from '../aws/arn.ts'
import { cleanReference } from './reference/clean-reference.ts'
import { readArn } from './reference/read-arn.ts'
import { readLink, toLink } from './reference/read-link.ts'
import { readNames } from './reference/read-names.ts'
import { readStreamName } from './reference/read-stream-name.ts'

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

const LONGEST_REFERENCE = 4096

/**
 * The task that a pasted text names: its ID, its ARN, `CLUSTER/ID`, a link of ours or of the AWS
 * console, or a log stream. Undefined for anything else.
 *
 * The parts that the text leaves open are absent. A Region alone may be that of the logs.
 */
export function parseTaskReference(text: string): TaskReference | undefined {
  if (text.length > LONGEST_REFERENCE) return undefined
  const given = cleanReference(text)
  for (const read of readers) {
    const found = read(given)
    const reference = found && { ...found, taskId: found.taskId.toLowerCase() }
    if (reference && isTaskReference(reference)) return reference
  }
  return undefined
}

/** The most telling first. */
const readers: readonly ((text: string) => TaskReference | undefined)[] = [
  readArn,
  text => {
    const link = toLink(text)
    return link && readLink(link)
  },
  readNames,
  readStreamName,
]

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
