import 'server-only'
import type { ContainerOverride } from '@aws-sdk/client-ecs'
import type { Place } from '../aws/arn.ts'
import { placeOfArn, parseTaskArn, toClusterArn } from '../aws/arn.ts'
import { describeTasks } from '../aws/ecs/ecs-tasks.server.ts'
import { clusterOfLaunch, readLaunch } from '../ledger/launches/launches.server.ts'
import type { StoredLaunch } from '../ledger/launches/launches.server.ts'
import { readTasks } from '../ledger/tasks/tasks.server.ts'
import type { KeptFrom } from '../run-task/form/kept-schema.ts'
import { splitTaskDefinition } from '../aws/arn.ts'
import type { LaunchingContext } from './launching-context.ts'

/** What was launched before, for somebody who may have its values. */
export interface KeptSource {
  family: string
  containers: ContainerOverride[]
}

/**
 * The source, when this session may have its values: the stored request for the principal who
 * launched it, else what ECS answers now to the session's own credentials. The account is the
 * session's, the Region that of the launch.
 */
export async function findKeptSource(
  ctx: LaunchingContext,
  region: string,
  from: KeptFrom,
): Promise<KeptSource | undefined> {
  const found =
    from.kind === 'launch' ? await findLaunch(ctx, from.id) : await findTask(ctx, from.id)
  if (!found || found.region !== region) return undefined
  const { launch, clusterArn, taskArn } = found
  if (launch?.launchedBy === ctx.operator.principalArn) return toStoredSource(launch)
  return taskArn === undefined ? undefined : describeSource(ctx, { region, clusterArn, taskArn })
}

/** What this principal stored under an ID, if it did. */
export async function readOwnSource(
  ctx: LaunchingContext,
  launchId: string,
): Promise<KeptSource | undefined> {
  const launch = await readLaunchById(ctx, launchId)
  return launch?.launchedBy === ctx.operator.principalArn ? toStoredSource(launch) : undefined
}

async function readLaunchById(
  ctx: LaunchingContext,
  id: string,
): Promise<StoredLaunch | undefined> {
  const { accountId } = ctx.operator
  const clusterArn = await clusterOfLaunch(ctx.ledger, accountId, id)
  return clusterArn
    ? readLaunch(ctx.ledger, { accountId, clusterArns: [clusterArn] }, id)
    : undefined
}

async function findLaunch(ctx: LaunchingContext, id: string) {
  const launch = await readLaunchById(ctx, id)
  if (!launch) return undefined
  const { region, clusterArn, call } = launch
  return { launch, region, clusterArn, taskArn: call.taskArns[0] }
}

async function findTask(ctx: LaunchingContext, taskArn: string) {
  const ref = parseTaskArn(taskArn)
  if (!ref || ref.accountId !== ctx.operator.accountId) return undefined
  const clusterArn = toClusterArn(ref)
  const scope = { accountId: ref.accountId, clusterArns: [clusterArn] }
  const [task] = await readTasks(ctx.ledger, scope, [taskArn])
  const launch = task?.launchId ? await readLaunch(ctx.ledger, scope, task.launchId) : undefined
  return { launch, region: ref.region, clusterArn, taskArn }
}

const toStoredSource = ({ request, accountId, region }: StoredLaunch): KeptSource => ({
  family: toFamily(request.taskDefinition, { accountId, region }),
  containers: request.overrides?.containerOverrides ?? [],
})

async function describeSource(
  ctx: LaunchingContext,
  { region, clusterArn, taskArn }: { region: string; clusterArn: string; taskArn: string },
): Promise<KeptSource | undefined> {
  const answer = await describeTasks({ ...ctx.aws, region }, clusterArn, [taskArn])
  const task = answer.ok
    ? answer.value.tasks?.find(described => described.taskArn === taskArn)
    : undefined
  if (!task) return undefined
  return {
    family: toFamily(task.taskDefinitionArn, { accountId: ctx.operator.accountId, region }),
    containers: task.overrides?.containerOverrides ?? [],
  }
}

/** A family belongs to an account and a Region; a name without them means one's own. */
export function toFamily(taskDefinition: string | undefined, home: Place): string {
  const { name, family } = splitTaskDefinition(taskDefinition ?? '')
  const { region, accountId } = name.startsWith('arn:') ? placeOfArn(name) : home
  return [region, accountId, family].join(' ')
}
