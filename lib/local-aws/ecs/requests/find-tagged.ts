import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../operation.ts'
import type { Tag } from '../wire.ts'
import { isArn, resourceOf } from './arns.ts'
import { ecsOf, requireCluster } from './find-cluster.ts'
import { findDefinition } from './find-definition.ts'
import { toTaskId } from './find-task.ts'

/** Something that carries tags. */
export interface Tagged {
  tags: Tag[]
}

const missing = () =>
  new AwsError('ResourceNotFoundException', 'The specified resource was not found.')

/**
 * The cluster, task or task definition of an ARN.
 * @throws AwsError InvalidParameterException for what is no ARN of ECS here, ClusterNotFound- or
 * ResourceNotFoundException for one that names nothing.
 */
export function findTagged(call: Call, arn: string): Tagged {
  const resource = isArn(arn) ? resourceOf(call, arn) : undefined
  const [kind, name = ''] = resource?.split('/') ?? []
  if (kind === 'cluster') return requireCluster(call, arn)
  if (kind === 'task-definition') {
    const definition = findDefinition(call, arn)
    if (definition) return definition
    throw missing()
  }
  if (kind === 'task') {
    const cluster = requireCluster(call, name)
    const id = toTaskId(call, cluster, arn)
    const record = id === undefined ? undefined : ecsOf(call).tasks.get(cluster.name, id)
    if (record) return record
    throw missing()
  }
  throw new AwsError('InvalidParameterException', 'The specified resource ARN is not valid.')
}
