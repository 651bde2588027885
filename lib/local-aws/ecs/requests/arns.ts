import type { Call } from '../../operation.ts'

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
