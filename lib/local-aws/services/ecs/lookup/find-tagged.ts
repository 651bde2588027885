import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import type { Tag } from '../state/wire.ts'
import { isArn, resourceOf } from './arns.ts'
import { requireCluster } from './find-cluster.ts'
import { findContainerInstance } from './find-container-instance.ts'
import { findDefinition } from './find-definition.ts'
import { findService } from './find-service.ts'
import { toTaskId } from './find-task.ts'
import { toResourceTagConditions } from '../tags/tag-conditions.ts'
import { ecsOf } from '../state/ecs-state.ts'

/** Something that carries tags. */
export interface Tagged {
  tags: Tag[]
}

/** Finds the resource with the tags, by its kind. Undefined if it doesn't exist. */
const finders: Record<string, (call: Call, arn: string, path: string[]) => Tagged | undefined> = {
  cluster: (call, arn) => requireCluster(call, arn),
  service: (call, arn, [clusterName = '']) =>
    findService(call, requireCluster(call, clusterName), arn),
  'task-definition': (call, arn) => (/:\d+$/.test(arn) ? findDefinition(call, arn) : undefined),
  'capacity-provider': (call, _arn, [name = '']) => {
    const record = ecsOf(call).capacityProviders.get(name)
    return record?.status === 'ACTIVE' ? record : undefined
  },
  'container-instance': (call, arn, [clusterName = '']) =>
    findContainerInstance(call, requireCluster(call, clusterName), arn),
  task: (call, arn, [clusterName = '']) => {
    const cluster = requireCluster(call, clusterName)
    return ecsOf(call).tasks.get(cluster.name, toTaskId(call, cluster, arn))
  },
}

/** Kinds whose ARN names the cluster first. Resources with the older, shorter ARN take no tags. */
const clustered = ['service', 'container-instance', 'task']

function parseResource(call: Call, arn: string): [kind: string, path: string[]] {
  const [kind = '', ...path] = (isArn(arn) ? resourceOf(call, arn) : undefined)?.split('/') ?? []
  if (!Object.hasOwn(finders, kind) || path.length === 0 || path.includes(''))
    throw new AwsError('InvalidParameterException', 'The specified resource ARN is not valid.')
  if (clustered.includes(kind) && path.length === 1)
    throw new AwsError(
      'InvalidParameterException',
      'Long arn format must be used for tagging operations',
    )
  return [kind, path]
}

/** The condition keys of a resource's tags, if the resource exists. */
export function toTagConditionsOf(call: Call, arn: string): Record<string, string | string[]> {
  try {
    return toResourceTagConditions(findTagged(call, arn))
  } catch (error) {
    if (error instanceof AwsError) return {}
    throw error
  }
}

/**
 * Finds the resource of an ARN of ECS in this account and Region.
 * @throws AwsError InvalidParameterException for other text, ClusterNotFoundException or
 * ResourceNotFoundException for a resource that doesn't exist.
 */
export function findTagged(call: Call, arn: string): Tagged {
  const [kind, path] = parseResource(call, arn)
  const found = finders[kind]?.(call, arn, path)
  if (found) return found
  throw new AwsError('ResourceNotFoundException', 'The specified resource was not found.')
}
