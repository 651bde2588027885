import { createHash } from 'node:crypto'
import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import { isArn } from '../lookup/arns.ts'
import { ecsOf } from '../state/ecs-state.ts'

/**
 * The Cloud Map namespace of a cluster's Service Connect defaults. A new name creates a namespace.
 * An ARN must name an existing one (API Reference, ClusterServiceConnectDefaultsRequest).
 * @throws AwsError NamespaceNotFoundException
 */
export function toNamespaceArn(call: Call, namespace: string): string {
  const { partition, region, accountId } = call
  if (!isArn(namespace)) {
    const text = [accountId, region, namespace].join('/')
    const id = createHash('sha256').update(text).digest('hex').slice(0, 16)
    return `arn:${partition}:servicediscovery:${region}:${accountId}:namespace/ns-${id}`
  }
  for (const { serviceConnectDefaults } of ecsOf(call).clusters.values())
    if (serviceConnectDefaults?.namespace === namespace) return namespace
  throw new AwsError('NamespaceNotFoundException', 'The specified namespace was not found.')
}
