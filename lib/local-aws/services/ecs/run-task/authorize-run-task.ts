import { realismOf } from '../../../realism/realism.ts'
import { AwsError } from '../../../world/aws-error.ts'
import { explainUnassumableRole } from '../../iam/explain-unassumable-role.ts'
import type { ConditionValues } from '../../iam/policy.ts'
import type { Call } from '../../../world/operation.ts'
import type { DefinitionRecord } from '../state/ecs-records.ts'
import { lastPartOf, toEcsArn } from '../lookup/arns.ts'
import { checkRole, toRoleArn } from '../input/check-role.ts'
import { toClusterArn } from '../lookup/find-cluster.ts'
import { toDefinitionArn } from '../lookup/find-definition.ts'
import { authorizeTagging } from '../tags/authorize-tagging.ts'
import type { RunTaskRequest } from './run-task-schema.ts'
import { toRequestTagConditions, toResourceTagConditions } from '../tags/tag-conditions.ts'

/** Condition keys of RunTask that the request has (Service Authorization Reference). */
function toConditions(request: RunTaskRequest, clusterArn: string): ConditionValues {
  const { tags, capacityProviderStrategy, propagateTags, networkConfiguration } = request
  const network = networkConfiguration?.awsvpcConfiguration
  const providers = capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider)
  return {
    'ecs:cluster': clusterArn,
    'ecs:enable-execute-command': String(request.enableExecuteCommand),
    'ecs:enable-ecs-managed-tags': String(request.enableECSManagedTags),
    'ecs:enable-ebs-volumes': String(request.volumeConfigurations.length > 0),
    ...(providers.length > 0 ? { 'ecs:capacity-provider': providers } : {}),
    ...(propagateTags ? { 'ecs:propagate-tags': propagateTags } : {}),
    ...(network ? { 'ecs:subnet': network.subnets } : {}),
    ...(network
      ? { 'ecs:auto-assign-public-ip': String(network.assignPublicIp === 'ENABLED') }
      : {}),
    ...toRequestTagConditions(tags),
  }
}

/**
 * The ARN of the definition that IAM decides on. Since March 2024 a family alone stands for its
 * latest revision (API Reference, RunTask). For a definition that doesn't exist it is the name in
 * the request.
 */
function toResource(call: Call, reference: string, source: DefinitionRecord | undefined): string {
  const named = toDefinitionArn(call, reference)
  const hasRevision = /:task-definition\/[^:]+:/.test(named)
  return hasRevision ? named : (source?.definition.taskDefinitionArn ?? named)
}

/** @throws AwsError AccessDeniedException. */
export function authorizeRunTask(
  call: Call,
  request: RunTaskRequest,
  source: DefinitionRecord | undefined,
): void {
  const clusterArn = toClusterArn(call, request.cluster)
  const resource = toResource(call, request.taskDefinition, source)
  call.authorize('ecs:RunTask', resource, {
    ...toConditions(request, clusterArn),
    ...toResourceTagConditions(source),
  })
  const taskArns = toEcsArn(call, `task/${lastPartOf(clusterArn)}/*`)
  authorizeTagging(call, 'RunTask', taskArns, request.tags)
}

/** The roles of the task as they are given: by ARN, or by name. */
function rolesOf({ overrides }: RunTaskRequest, { definition }: DefinitionRecord): string[] {
  const taskRole = overrides?.taskRoleArn ?? definition.taskRoleArn
  const executionRole = overrides?.executionRoleArn ?? definition.executionRoleArn
  return [taskRole, executionRole].flatMap(role => (role ? [role] : []))
}

/**
 * Checks that the caller may pass the roles: those of the task, and the one by which ECS manages
 * its volumes.
 * @throws AwsError AccessDeniedException for a role that the caller may not pass.
 */
export function authorizeRoles(
  call: Call,
  request: RunTaskRequest,
  source: DefinitionRecord,
): void {
  const pass = (role: string | undefined, service: string) => {
    if (role) call.authorize('iam:PassRole', role, { 'iam:PassedToService': service })
  }
  const roles = rolesOf(request, source).map(role => toRoleArn(call, role))
  for (const role of new Set(roles)) pass(role, 'ecs-tasks.amazonaws.com')
  for (const { managedEBSVolume } of request.volumeConfigurations)
    pass(managedEBSVolume?.roleArn, 'ecs.amazonaws.com')
}

/**
 * @throws AwsError ClientException for text that isn't a role, or for a role that ECS cannot assume.
 */
export function checkRoles(call: Call, request: RunTaskRequest, source: DefinitionRecord): void {
  const roles = rolesOf(request, source)
  roles.forEach(checkRole)
  if (!realismOf(call.world).settings.checkRoles) return
  for (const role of roles) {
    const reason = explainUnassumableRole(call, toRoleArn(call, role))
    if (reason !== undefined) throw new AwsError('ClientException', reason)
  }
}
