import 'server-only'
import type { RunTaskCommandInput, TaskDefinition } from '@aws-sdk/client-ecs'
import { parseTaskArn } from '../../aws/arn.ts'
import { readTaskDefinition } from '../../aws/ecs/ecs-reads.server.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import { clusterOfLaunch, readLaunch } from '../../ledger/launches/launches.server.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { fromDescribedTask } from '../../run-task/from-described-task.ts'
import { fromRunTaskInput } from '../../run-task/from-run-task-input.ts'
import type { ImportedLaunch } from '../../run-task/from-run-task-input.ts'
import type { KeptFrom } from '../../run-task/form/kept-schema.ts'
import { findLeftOutProblems } from '../../run-task/rules/left-out-rules.ts'
import { isOwnStartedBy } from '../../run-task/form/started-by.ts'
import { withholdSecrets } from '../../run-task/share/withhold-secrets.ts'
import { markLostValues } from '../lost-values.server.ts'
import { readRelaunchRevision } from './read-relaunch-revision.server.ts'
import type { RelaunchRevision } from './read-relaunch-revision.server.ts'
import { readTask } from '../read-task.server.ts'
import { mayDescribe } from '../../permissions/may-describe.server.ts'
import { toTaskAddress, toTaskHref } from '../../task-view/task-address.ts'
import { isFamilyName, toFamilyHref, toRevision, toShortId } from '../../task-view/task-names.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** An earlier launch, as the form is filled with it. */
export interface Relaunch extends ImportedLaunch {
  /** `db-migrate c7f1…90ab`, and where its page is. */
  text: string
  href: string
  /** The Region where it ran, and where it is launched again. */
  region: string
  revision?: RelaunchRevision
  /** How many tasks the launch asked for, if the form asks for only one of them. */
  ofCount?: number
}

/**
 * Reads how a task was launched: the stored request if Slipway launched it, or else what ECS
 * described. For a launch of several tasks, the result launches one.
 *
 * @returns undefined for a task that does not exist, and for one of another account.
 */
export async function readTaskRelaunch(
  ctx: TrackingContext,
  taskArn: string,
): Promise<Result<Relaunch | undefined>> {
  const ref = parseTaskArn(taskArn)
  if (!ref) return succeed(undefined)
  const { region, accountId, taskId } = ref
  const read = await readTask(ctx, ref)
  if (!read.ok) return read
  const clusterArn = read.value?.task.clusterArn
  if (!clusterArn) return succeed(undefined)
  // Tracked tasks have their secrets masked, so the stored one is read.
  const scope = { accountId, clusterArns: [clusterArn] }
  const [stored] = await readTasks(ctx.ledger, scope, [taskArn])
  if (!stored) return succeed(undefined)
  const launch = stored.launchId && (await readLaunch(ctx.ledger, scope, stored.launchId))
  const count = (launch && launch.request.count) || 1
  const imported = launch
    ? fromStoredRequest({ ...launch.request, count: 1 }, launch.id)
    : withheld(fromDescribedTask(stored.state), { kind: 'task', id: taskArn })
  const { taskDefinitionArn } = stored.state
  return succeed({
    ...(await withRevision(ctx, imported, taskDefinitionArn)),
    text: `${toRevision(taskDefinitionArn).family} ${toShortId(taskId)}`,
    href: toTaskHref(toTaskAddress(taskArn, clusterArn)),
    region,
    ...(count > 1 && { ofCount: count }),
  })
}

/**
 * Reads what a launch asked for.
 *
 * @returns undefined for a launch that does not exist, and for one of another account or of a
 *   cluster that the session may not describe.
 */
export async function readLaunchRelaunch(
  ctx: TrackingContext,
  launchId: string,
): Promise<Result<Relaunch | undefined>> {
  const { accountId } = ctx.operator
  const clusterArn = await clusterOfLaunch(ctx.ledger, accountId, launchId)
  if (!clusterArn) return succeed(undefined)
  const allowed = await mayDescribe(ctx, clusterArn)
  if (!allowed.ok) return allowed
  const scope = { accountId, clusterArns: [clusterArn] }
  const launch = allowed.value && (await readLaunch(ctx.ledger, scope, launchId))
  if (!launch) return succeed(undefined)
  const [task] = await readTasks(ctx.ledger, scope, launch.call.taskArns.slice(0, 1))
  const definition = task?.state.taskDefinitionArn ?? launch.request.taskDefinition
  const family = toRevision(definition).family
  return succeed({
    ...(await withRevision(
      ctx,
      fromStoredRequest(launch.request, launchId),
      task?.state.taskDefinitionArn,
    )),
    text: `${family} launch ${toShortId(launchId)}`,
    href: `/launches/${encodeURIComponent(launchId)}`,
    region: launch.region,
  })
}

/** The form opens without the revision where AWS is slow, and asks for it again by itself. */
const REVISION = { requestTimeoutMs: 2_000, maxAttempts: 1 }

/**
 * A first launch of a family: its newest revision as it is, or its name where the revision can't be
 * read. It has the containers that the form would add, so that leaving it unchanged asks nothing.
 *
 * @returns undefined for a name that no family can have
 */
export async function readFamilyLaunch(
  ctx: TrackingContext,
  family: string,
): Promise<Relaunch | undefined> {
  if (!isFamilyName(family)) return undefined
  const read = await readTaskDefinition({ ...ctx.aws, ...REVISION }, family)
  return {
    ...fromRunTaskInput(read.ok ? toNewestRequest(family, read.value) : { taskDefinition: family }),
    text: family,
    href: toFamilyHref(family),
    region: ctx.operator.region,
  }
}

const toNewestRequest = (family: string, definition: TaskDefinition): RunTaskCommandInput => ({
  taskDefinition:
    definition.revision === undefined ? family : `${family}:${String(definition.revision)}`,
  overrides: {
    containerOverrides: definition.containerDefinitions?.map(({ name }) => ({ name })),
  },
})

const fromStoredRequest = (request: RunTaskCommandInput, id: string): ImportedLaunch =>
  withheld(markLostValues(request, fromRunTaskInput(request)), { kind: 'launch', id })

/** Withholds what looks secret: permission to describe a task isn't permission to read its secrets. */
function withheld(imported: ImportedLaunch, from: KeptFrom): ImportedLaunch {
  const { values, missing, ...others } = withoutOwnMark(imported)
  const kept = withholdSecrets(values, from)
  const left = findLeftOutProblems(kept).map(({ path }) => path)
  return { ...others, values: kept, missing: [...new Set([...missing, ...left])] }
}

/** Drops our generated `startedBy`: with it, recovery of the first launch would find the second's tasks. */
function withoutOwnMark({ values, ...others }: ImportedLaunch): ImportedLaunch {
  const { startedBy, ...rest } = values
  return { ...others, values: startedBy && isOwnStartedBy(startedBy) ? rest : values }
}

/** Pins the revision that ran. The name in the request may mean another revision today. */
async function withRevision(
  ctx: TrackingContext,
  imported: ImportedLaunch,
  definitionArn: string | undefined,
): Promise<ImportedLaunch & Pick<Relaunch, 'revision'>> {
  const revision = await readRelaunchRevision(ctx, definitionArn)
  if (!revision) return imported
  return { ...imported, values: { ...imported.values, taskDefinition: revision.ran }, revision }
}
