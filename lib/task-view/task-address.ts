/** Where a task is: the four parts of the link that opens forever. */
export interface TaskAddress {
  region: string
  account: string
  cluster: string
  taskId: string
}

/** What a pasted text names; a bare id or an old ARN leaves parts open. */
export type TaskReference = { taskId: string } & Partial<TaskAddress>

export const toTaskHref = ({ region, account, cluster, taskId }: TaskAddress): string =>
  `/tasks/${[region, account, cluster, taskId].map(encodeURIComponent).join('/')}`

const id = '[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const region = '[a-z]{2,6}(?:-[a-z]{2,12}){1,3}-\\d{1,2}'
const cluster = '[A-Za-z0-9_-]{1,255}'

const bareId = new RegExp(`^(?<taskId>${id})$`)
/** New `task/CLUSTER/ID` and old `task/UUID`, in every partition. */
const taskArn = new RegExp(
  `^arn:aws[a-z-]{0,12}:ecs:(?<region>${region}):(?<account>\\d{12}):task/(?:(?<cluster>${cluster})/)?(?<taskId>${id})$`,
)
const link = new RegExp(
  `^(?:https?://[^/\\s?#]{1,255})?/tasks/(?<region>${region})/(?<account>\\d{12})/(?<cluster>${cluster})/(?<taskId>${id})/?(?:[?#]\\S*)?$`,
)

const longestReference = 2048

/** A pasted task id, task ARN or link to a task page; undefined for anything else. */
export function parseTaskReference(text: string): TaskReference | undefined {
  const trimmed = text.trim()
  if (trimmed.length > longestReference) return undefined
  for (const form of [bareId, taskArn, link]) {
    const groups = form.exec(trimmed)?.groups
    const taskId = groups?.['taskId']
    if (groups && taskId) {
      return {
        taskId,
        region: groups['region'],
        account: groups['account'],
        cluster: groups['cluster'],
      }
    }
  }
  return undefined
}

/** The address of a task from its ARN, and from its cluster's where the ARN is of the old form. */
export function toTaskAddress(arn: string, clusterArn?: string): TaskAddress {
  const [, , , arnRegion = '', account = '', resource = ''] = arn.split(':')
  const parts = resource.split('/')
  const named = parts.length > 2 ? parts[1] : clusterArn?.split('/').at(-1)
  return {
    region: arnRegion,
    account,
    cluster: named ?? 'default',
    taskId: parts.at(-1) ?? '',
  }
}
