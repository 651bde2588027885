import { isDeepStrictEqual } from 'node:util'
import { AwsError } from '../../../world/aws-error.ts'
import type { Call, Operation } from '../../../world/operation.ts'
import { updateAttachments } from '../clusters/cluster-attachments.ts'
import { describeCluster } from '../clusters/describe-cluster.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { toEcsArn } from '../lookup/arns.ts'
import { authorizeTagging } from '../tags/authorize-tagging.ts'
import { checkClusterProviders } from '../clusters/check-cluster-providers.ts'
import { parseClusterRequest } from '../clusters/cluster-schema.ts'
import type { ClusterRequest } from '../clusters/cluster-schema.ts'
import { checkTags } from '../tags/read-tags.ts'
import { toRequestTagConditions } from '../tags/tag-conditions.ts'
import { toNamespaceArn } from '../clusters/to-namespace-arn.ts'
import { ecsOf } from '../state/ecs-state.ts'

function toRecord(call: Call, arn: string, request: ClusterRequest): ClusterRecord {
  const { configuration, serviceConnectDefaults: defaults } = request
  return {
    name: request.clusterName,
    arn,
    status: 'ACTIVE',
    capacityProviders: [...new Set(request.capacityProviders)],
    defaultStrategy: request.defaultCapacityProviderStrategy,
    settings: request.settings,
    ...(configuration ? { configuration: asConfiguration(configuration) } : {}),
    ...(defaults
      ? { serviceConnectDefaults: { namespace: toNamespaceArn(call, defaults.namespace) } }
      : {}),
    attachments: [],
    tags: request.tags,
    containerInstances: [],
    tokens: new Map(),
  }
}

/** Safe: the schema has checked every member. Absent members are undefined and are not sent. */
function asConfiguration(checked: object): NonNullable<ClusterRecord['configuration']> {
  return checked
}

/** A cluster may be created again with the same arguments. Other arguments are an error. */
function checkSame(input: Record<string, unknown>, known: ClusterRecord, asked: ClusterRecord) {
  const isSame =
    (input.capacityProviders == null ||
      isDeepStrictEqual(known.capacityProviders, asked.capacityProviders)) &&
    (input.settings == null || isDeepStrictEqual(known.settings, asked.settings)) &&
    (input.configuration == null || isDeepStrictEqual(known.configuration, asked.configuration))
  if (!isSame)
    throw new AwsError(
      'InvalidParameterException',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    )
}

/** API Reference, CreateCluster: for an existing name, answers with the existing cluster. */
export const createCluster: Operation = (input, call) => {
  const request = parseClusterRequest(input)
  const { clusterName: name, tags } = request
  const arn = toEcsArn(call, `cluster/${name}`)
  call.authorize('ecs:CreateCluster', '*', toRequestTagConditions(tags))
  authorizeTagging(call, 'CreateCluster', arn, tags)
  const state = ecsOf(call)
  checkClusterProviders(state, request.capacityProviders, request.defaultCapacityProviderStrategy)
  checkTags(tags)
  const known = state.clusters.get(name)
  const asked = toRecord(call, arn, request)
  const isThere = known?.status === 'ACTIVE'
  if (isThere) checkSame(input, known, asked)
  else {
    state.clusters.set(name, asked)
    updateAttachments(call, asked)
  }
  const nowMs = call.world.clock.now()
  const include = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'TAGS'] as const
  return { cluster: describeCluster(state, isThere ? known : asked, include, nowMs) }
}
