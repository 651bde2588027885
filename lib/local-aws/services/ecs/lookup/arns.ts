import type { Call } from '../../../world/operation.ts'

type Where = Pick<Call, 'partition' | 'region' | 'accountId'>

/** `resource` is such as `cluster/demo` or `task/demo/0123…`. */
export function toEcsArn({ partition, region, accountId }: Where, resource: string): string {
  return `arn:${partition}:ecs:${region}:${accountId}:${resource}`
}

/** The resource part of an ARN of ECS in this account and Region. Undefined for other text. */
export function resourceOf(where: Where, arn: string): string | undefined {
  const prefix = toEcsArn(where, '')
  return arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined
}

export const isArn = (text: string): boolean => text.startsWith('arn:')

/** The part behind the last slash: a name or an ID. */
export const lastPartOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

/**
 * The ARN of a resource that a request names by name or ARN. IAM decides on it, whether or not the
 * resource exists.
 */
export function toArn(where: Where, kind: string, reference: string): string {
  return isArn(reference) ? reference : toEcsArn(where, `${kind}/${reference}`)
}

/**
 * The name in a name or an ARN of this kind. Undefined for an ARN of another kind, account or
 * Region.
 */
export function toName(where: Where, kind: string, reference: string): string | undefined {
  if (!isArn(reference)) return reference
  const resource = resourceOf(where, reference)
  return resource?.startsWith(`${kind}/`) ? resource.slice(kind.length + 1) : undefined
}
