import { clusterArnOf, parseClusterArn } from '@/lib/aws/arn'
import type { Place } from '@/lib/aws/arn'

/** The same launch with its cluster's ARN: it says where it was to go, wherever it is opened. */
export const withPlace = <T extends { cluster?: string }>(launch: T, place: Place): T => ({
  ...launch,
  cluster: clusterArnOf(launch.cluster?.trim() || 'default', place),
})

/** The cluster's name again, where its ARN says no more than the form itself. */
export function withoutPlace<T extends { cluster?: string }>(launch: T, place: Place): T {
  const named = parseClusterArn(launch.cluster?.trim() ?? '')
  const isHere = named?.region === place.region && named.accountId === place.accountId
  return isHere ? { ...launch, cluster: named.cluster } : launch
}
