import { splitTaskDefinition } from '../aws/arn.ts'

/** Family and revision of a task definition ARN (`…:task-definition/FAMILY:REVISION`). */
export function toRevision(taskDefinitionArn: string | undefined): {
  family: string
  revision?: number
} {
  const { family, revision } = splitTaskDefinition(taskDefinitionArn ?? '')
  return { family: family || 'unknown', revision }
}

/** `c7f1…90ab`: enough of an ID to recognize it. */
export const toShortId = (taskId: string): string =>
  taskId.length > 12 ? `${taskId.slice(0, 4)}…${taskId.slice(-4)}` : taskId

/** Whether a family may have this name: letters, digits, `-` and `_` (API Reference). */
export const isFamilyName = (text: string): boolean => /^[A-Za-z0-9_-]{1,255}$/.test(text)

/** The family's page. */
export const toFamilyHref = (family: string): string => `/families/${encodeURIComponent(family)}`
