/** Family and revision of a task definition ARN (`…:task-definition/FAMILY:REVISION`). */
export function toRevision(taskDefinitionArn: string | undefined): {
  family: string
  revision?: number
} {
  const name = taskDefinitionArn?.split('/').at(-1) ?? ''
  const [family = '', revision] = name.split(':')
  const number = Number(revision)
  return {
    family: family || 'unknown',
    revision: revision && Number.isInteger(number) ? number : undefined,
  }
}

/** `c7f1…90ab`: enough of an id to recognise it. */
export const toShortId = (taskId: string): string =>
  taskId.length > 12 ? `${taskId.slice(0, 4)}…${taskId.slice(-4)}` : taskId

/**
 * Who a principal ARN means to a colleague: the user's name, the session name of an assumed role,
 * `root` of the account's root user.
 */
export function toPersonName(principalArn: string | undefined): string | undefined {
  return principalArn?.split(':').at(-1)?.split('/').at(-1) || undefined
}
