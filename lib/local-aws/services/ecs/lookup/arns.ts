import type { Call } from '../../../world/operation.ts'

type Where = Pick<Call, 'partition' | 'region' | 'accountId'>

/** `resource` is such as `cluster/demo` or `task/demo/0123…`. */
export function toEcsArn({ partition, region, accountId }: Where, resource: string): string {
  return `arn:${partition}:ecs:${region}:${accountId}:${resource}`
}

/** What stands after the account in an ARN of ECS of this account and Region. */
export function resourceOf(where: Where, arn: string): string | undefined {
  const prefix = toEcsArn(where, '')
  return arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined
}

export const isArn = (text: string): boolean => text.startsWith('arn:')

/** What stands behind the last slash: a name, an id. */
export const lastPartOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

/** The ARN of what a request names by name or ARN, whether or not it exists: what IAM decides on. */
export function toArn(where: Where, kind: string, reference: string): string {
  return isArn(reference) ? reference : toEcsArn(where, `${kind}/${reference}`)
}

/** The name in a name or an ARN of this kind; undefined for an ARN of something else or elsewhere. */
export function toName(where: Where, kind: string, reference: string): string | undefined {
  if (!isArn(reference)) return reference
  const resource = resourceOf(where, reference)
  return resource?.startsWith(`${kind}/`) ? resource.slice(kind.length + 1) : undefined
}
