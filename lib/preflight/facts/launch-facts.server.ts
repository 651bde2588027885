import 'server-only'
import type { Cluster, TaskDefinition } from '@aws-sdk/client-ecs'
import type { Role } from '@aws-sdk/client-iam'
import { readCluster } from '../../aws/ecs/capacity-reads.server.ts'
import type { AwsAccess } from '../../aws/clients.server.ts'
import { clusterArnOf, nameOfArn, parseClusterArn, roleArnOf, toTaskArn } from '../../aws/arn.ts'
import { readTaskDefinition } from '../../aws/ecs/ecs-reads.server.ts'
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
  /** `awslogs-region` may name any Region; only allowed ones are called. */
  settings: Pick<Settings, 'isAllowedRegion'>
}

/** What every check starts from, read once. */
export interface LaunchFacts extends PreflightContext {
  values: LaunchValues
  definition: Result<TaskDefinition>
  cluster: Result<Cluster>
  clusterArn: string
  clusterName: string
  compute: EffectiveCompute
  /** Who gives the machine, and by that whose network fetches the image. */
  host: 'fargate' | 'instances' | 'unknown'
  /** Asked once for each role, however many checks want it. */
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
      : fail({ kind: 'invalid', message: 'No task definition is chosen yet.' }),
    readCluster(aws, clusterArn),
  ])
  const compute = toEffectiveCompute(values.compute, toLoaded(cluster))
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

function toLoaded(cluster: Result<Cluster>) {
  if (!cluster.ok) return undefined
  const strategy = cluster.value.defaultCapacityProviderStrategy ?? []
  return {
    arn: cluster.value.clusterArn ?? '',
    name: cluster.value.clusterName ?? '',
    status: cluster.value.status ?? '',
    registeredContainerInstancesCount: cluster.value.registeredContainerInstancesCount ?? 0,
    capacityProviders: cluster.value.capacityProviders ?? [],
    defaultCapacityProviderStrategy: strategy.map(item => ({
      ...item,
      capacityProvider: item.capacityProvider ?? '',
    })),
  }
}

/** Where the compute is not known, a definition for Fargate alone still tells. */
function toHost(
  compute: EffectiveCompute,
  definition: Result<TaskDefinition>,
): LaunchFacts['host'] {
  if (usesFargate(compute)) return 'fargate'
  if (compute.kind !== 'unknown') return 'instances'
  const required = definition.ok ? (definition.value.requiresCompatibilities ?? []) : []
  return required.length === 1 && required[0] === 'FARGATE' ? 'fargate' : 'unknown'
}

/** The role in effect: the override, else the definition's. */
export function roleInEffect(
  { values, definition }: LaunchFacts,
  member: 'taskRoleArn' | 'executionRoleArn',
): string | undefined {
  return values.overrides[member] ?? (definition.ok ? definition.value[member] : undefined)
}

/** What a policy names as every task of the launch's cluster. */
export const everyTaskOf = ({ aws, operator, clusterName }: LaunchFacts): string =>
  toTaskArn({
    region: aws.region,
    accountId: operator.accountId,
    cluster: clusterName,
    taskId: '*',
  })

/** The ARN of a role that the launch names by name or ARN. */
export const roleArnIn = ({ aws, operator }: LaunchFacts, nameOrArn: string): string =>
  roleArnOf(nameOrArn, { region: aws.region, accountId: operator.accountId })
