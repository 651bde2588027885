import type { RoleChoice } from '@/lib/catalog/choices'

/** The service that has to be allowed to take a role on. */
export type TrustedService = 'ecs-tasks.amazonaws.com' | 'ecs.amazonaws.com'

const isTrusting = (role: RoleChoice, service: TrustedService) =>
  role.trustedServices.some(name => name === service || name === '*')

/** The roles that a search means; those that trust the service come first. */
export function findRoles(
  roles: readonly RoleChoice[],
  search: string,
  service: TrustedService,
): RoleChoice[] {
  const wanted = search.trim().toLowerCase()
  const found = roles.filter(({ arn, description = '' }) =>
    `${arn} ${description}`.toLowerCase().includes(wanted),
  )
  const isFirst = (role: RoleChoice) => (isTrusting(role, service) ? 0 : 1)
  return found.sort((one, other) => isFirst(one) - isFirst(other))
}

/** What tells a role apart, and why it may not do. */
export const roleFacts = (role: RoleChoice, service: TrustedService): string =>
  [isTrusting(role, service) ? '' : `does not trust ${service}`, role.description]
    .filter(Boolean)
    .join(' · ')
