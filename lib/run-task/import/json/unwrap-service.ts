import { isRecord } from '../../request/read-shape.ts'
import { hasAnyOf, memberOf, toLowerFirst } from './member-of.ts'
import type { Given } from './member-of.ts'
import { toRequest } from './unwrap-target.ts'
import type { Unwrapped } from './unwrapped.ts'

/** A service as ECS describes it, or as it is created or changed. */
export const isService = (given: Given): boolean =>
  hasAnyOf(given, 'serviceArn') ||
  (hasAnyOf(given, 'serviceName', 'service') &&
    hasAnyOf(given, 'taskDefinition', 'desiredCount', 'deploymentConfiguration'))

/** What a service tells its tasks, in RunTask's terms. */
const taken: ReadonlySet<string> = new Set([
  'taskDefinition',
  'cluster',
  'clusterArn',
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'networkConfiguration',
  'placementConstraints',
  'placementStrategy',
  'placementStrategies',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'propagateTags',
  'volumeConfigurations',
  'tags',
])

/** What changes how its tasks run, or how many, and RunTask has no place for. */
const beside: ReadonlySet<string> = new Set([
  'desiredCount',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'vpcLatticeConfigurations',
])

/** A launch that runs where and how a service runs its tasks. */
export function unwrapService(service: Given): Unwrapped {
  const given = toRequest(service)
  const names = Object.keys(given)
  const members = names.filter(name => taken.has(toLowerFirst(name)) && !isEmpty(given[name]))
  const { clusterArn, ...rest } = Object.fromEntries(
    members.map((name): [string, unknown] => [toLowerFirst(name), given[name]]),
  )
  const { propagateTags, tags, platformVersion, ...others } = rest
  if (others.taskDefinition === undefined) {
    return {
      error: 'This describes a service without its task definition. Paste the described service.',
    }
  }
  // Only then are a service's tags those of its tasks.
  const hasOwnTags = propagateTags === 'SERVICE'
  const volumes = others.volumeConfigurations ?? volumesOfDeployment(given)
  return {
    source: 'service',
    request: {
      cluster: clusterArn,
      ...others,
      ...(platformVersion !== 'LATEST' && { platformVersion }),
      ...(hasOwnTags ? { tags } : { propagateTags }),
      ...(volumes !== undefined && { volumeConfigurations: volumes }),
    },
    unused: [
      ...names.filter(name => beside.has(toLowerFirst(name)) && !isEmpty(given[name])),
      ...(tags !== undefined && !hasOwnTags ? ['tags'] : []),
    ],
  }
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

function volumesOfDeployment(given: Given): unknown {
  const deployments = memberOf(given, 'deployments')
  const first: unknown = Array.isArray(deployments) ? deployments[0] : undefined
  const volumes = isRecord(first) ? memberOf(first, 'volumeConfigurations') : undefined
  return isEmpty(volumes) ? undefined : volumes
}
