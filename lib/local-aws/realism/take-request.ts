import { commonError } from '../world/common-error.ts'
import type { ServiceName } from '../world/service.ts'
import type { World } from '../world/world.ts'
import { quotaOf } from './request-quotas.ts'
import { realismOf } from './realism.ts'

/** Quotas are per account and Region. */
interface Where {
  accountId: string
  region: string
}

/**
 * Counts a request against the quota of its operation, in time of the movable clock.
 * @throws AwsError ThrottlingException, as the service's protocol names it.
 */
export function takeRequest(
  world: World,
  { accountId, region }: Where,
  service: ServiceName,
  operation: string,
): void {
  const group = realismOf(world).settings.quotas ? quotaOf(service, operation) : undefined
  if (!group) return
  const key = `${accountId}/${region}/${service}/${group.name}`
  const nowMs = world.clock.now()
  if (!realismOf(world).bucket(key, group.rate, nowMs).take(nowMs))
    throw commonError(service, 'throttled')
}
