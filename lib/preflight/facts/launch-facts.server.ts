import 'server-only'
import type { Cluster, TaskDefinition } from '@aws-sdk/client-ecs'
import type { Role } from '@aws-sdk/client-iam'
import { readCluster } from '../../aws/ecs/capacity-reads.server.ts'
import type { AwsAccess } from '../../aws/clients.server.ts'
import { clusterArnOf, nameOfArn, parseClusterArn, roleArnOf, toTaskArn } from '../../aws/arn.ts'
import { readTaskDefinition } from '../../aws/ecs/ecs-reads.server.ts'
import { toLoadedCluster } from '../../aws/ecs/to-loaded-cluster.ts'
import { fail } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { Operator } from '../../aws/operator.ts'
import { readRole } from '../../aws/iam/role-reads.server.ts'
import { toEffectiveCompute, usesFargate } from '../../run-task/rules/effective-compute.ts'
import type { EffectiveCompute } from '../../run-task/rules/effective-compute.ts'
import type { Settings } from '../../settings/settings.ts'
import type { LaunchValues } from '../../run-task/schema.ts'

export interface PreflightContext {
  aws: AwsAccess
  operator: Pick<Operator, 'accountId' | 'principalArn'>
  /** `awslogs-region` may name any Region. Only allowed ones are called. */
  settings: Pick<Settings, 'isAllowedRegion'>
}

/** What the checks of one preflight share, read once. */
export interface LaunchFacts extends PreflightContext {
  values: LaunchValues
  definition: Result<TaskDefinition>
  cluster: Result<Cluster>
  clusterArn: string
  clusterName: string
  compute: EffectiveCompute
  /** Who provides the machine: it decides through whose network the image is pulled. */
  host: 'fargate' | 'instances' | 'unknown'
  /** IAM is called once for each role, however many checks ask for it. */
  roleOf: (nameOrArn: string) => Promise<Result<Role>>
}

export async function readLaunchFacts(
  ctx: PreflightContext,
  values: LaunchValues,
): Promise<LaunchFacts> {
  const { aws, operator } = ctx
  const where = { region: aws.region, accountId: operator.accountId }
  const clusterArn = clusterArnOf(values.cluster ?? 'default', where)
  const [definition, cluster] = await Promise.all([
    values.taskDefinition
      ? readTaskDefinition(aws, values.taskDefinition)
      : fail({ kind: 'invalid', message: 'Choose a task definition.' }),
    readCluster(aws, clusterArn),
  ])
  const compute = toEffectiveCompute(
    values.compute,
    cluster.ok ? toLoadedCluster(cluster.value) : undefined,
  )
  const roles = new Map<string, Promise<Result<Role>>>()
  return {
    ...ctx,
    values,
    definition,
    cluster,
    clusterArn,
    clusterName: parseClusterArn(clusterArn)?.cluster ?? clusterArn,
    compute,
    host: toHost(compute, definition),
    roleOf: nameOrArn => {
      const name = nameOfArn(nameOrArn)
      const role = roles.get(name) ?? readRole(aws, name)
      roles.set(name, role)
      return role
    },
  }
}

/** If the compute is unknown, a task definition for Fargate alone decides. */
function toHost(
  compute: EffectiveCompute,
  definition: Result<TaskDefinition>,
): LaunchFacts['host'] {
  if (usesFargate(compute)) return 'fargate'
  if (compute.kind !== 'unknown') return 'instances'
  const required = definition.ok ? (definition.value.requiresCompatibilities ?? []) : []
  return required.length === 1 && required[0] === 'FARGATE' ? 'fargate' : 'unknown'
}

/** The override, or else the task definition's role. */
export function roleInEffect(
  { values, definition }: LaunchFacts,
  member: 'taskRoleArn' | 'executionRoleArn',
): string | undefined {
  return values.overrides[member] ?? (definition.ok ? definition.value[member] : undefined)
}

/** Every task of the launch's cluster, as a policy names them. */
export const everyTaskOf = ({ aws, operator, clusterName }: LaunchFacts): string =>
  toTaskArn({
    region: aws.region,
    accountId: operator.accountId,
    cluster: clusterName,
    taskId: '*',
  })

/** A role's ARN as IAM tells it, which has the role's path, or else as the launch names it. */
export async function readRoleArn(facts: LaunchFacts, nameOrArn: string): Promise<string> {
  const { aws, operator, roleOf } = facts
  const role = await roleOf(nameOrArn)
  if (role.ok && role.value.Arn) return role.value.Arn
  return roleArnOf(nameOrArn, { region: aws.region, accountId: operator.accountId })
}
