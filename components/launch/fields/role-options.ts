import type { RoleChoice } from '@/lib/catalog/choices'

/** The service that has to be allowed to take a role on. */
export type TrustedService = 'ecs-tasks.amazonaws.com' | 'ecs.amazonaws.com'

const isTrusting = (role: RoleChoice, service: TrustedService) =>
  role.trustedServices.some(name => name === service || name === '*')

/** The roles in their order, those that trust the service first. */
export function sortRoles(roles: readonly RoleChoice[], service: TrustedService): RoleChoice[] {
  const rankOf = (role: RoleChoice) => (isTrusting(role, service) ? 0 : 1)
  return [...roles].sort((one, other) => rankOf(one) - rankOf(other))
}

/** What tells a role apart, and why it may not do. */
export const roleFacts = (role: RoleChoice, service: TrustedService): string =>
  [isTrusting(role, service) ? '' : `does not trust ${service}`, role.description]
    .filter(Boolean)
    .join(' · ')
