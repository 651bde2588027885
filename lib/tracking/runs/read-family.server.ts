import 'server-only'
import { readTasksOf } from '../../ledger/tasks/tasks.server.ts'
import type { Scope } from '../../ledger/scope.ts'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { FamilyAnswer } from '../../task-view/family/family-answer.ts'
import { toFamilyFigures, toFirstDayMs } from '../../task-view/family/family-figures.ts'
import { toFamilyRun } from '../../task-view/family/family-run.ts'
import type { FamilyRun } from '../../task-view/family/family-run.ts'
import { isFamilyName } from '../../task-view/task-names.ts'
import type { TrackedTask } from '../../task-view/tracked-task.ts'
import { toListPollMs, toShownProblem } from '../answer-polls.server.ts'
import { toRowOnce } from '../shared-rows.ts'
import type { PollAnswer } from '../answer-polls.server.ts'
import { listVisibleTasks } from '../list-tasks.server.ts'
import { readNewestRevision } from './read-newest-revision.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import type { Look } from '../watch/watch-tasks.server.ts'

/** So many runs of a family are read; the page says if there are more. */
export const MOST_RUNS = 2_000

/** So many of them are sent as rows. */
export const LISTED_ROWS = 25

/**
 * The runs of a family in the session's account and Region, and its newest revision. Only runs count
 * that the list of tasks would show to this session.
 *
 * @returns undefined for a family of which neither ECS nor the ledger knows anything, as far as this
 *   session may see, and for a name that no family can have.
 */
export async function answerFamily(
  ctx: TrackingContext,
  family: string,
  look: Look,
): Promise<Result<PollAnswer<FamilyAnswer> | undefined>> {
  if (!isFamilyName(family)) return succeed(undefined)
  const nowMs = ctx.now().getTime()
  const [revision, { list, isCut }] = await Promise.all([
    readNewestRevision(ctx, family),
    listRuns(ctx, family, nowMs, look),
  ])
  if (!revision.ok) return revision
  const { tasks, problems } = list
  const ended = problems.find(({ kind }) => kind === 'expired')
  if (ended) return fail({ kind: 'expired', message: ended.message })
  if (tasks.length === 0 && problems.length === 0 && revision.value.kind === 'none') {
    return succeed(undefined)
  }
  return succeed({
    body: {
      family,
      revision: revision.value,
      figures: toFamilyFigures(tasks.map(toRunOnce), nowMs),
      newestOnly: isCut ? tasks.length : undefined,
      rows: tasks.slice(0, LISTED_ROWS).map(task => toRowOnce(task)),
      problems: problems.map(toShownProblem),
    },
    nextPollMs: toListPollMs(list, nowMs, look),
  })
}

async function listRuns(ctx: TrackingContext, family: string, nowMs: number, look: Look) {
  const { region } = ctx.operator
  const sinceIso = new Date(toFirstDayMs(nowMs)).toISOString()
  let isCut = false
  const list = await listVisibleTasks(ctx, look, async (scope: Scope) => {
    const query = { family, region, sinceIso, limit: MOST_RUNS + 1 }
    const stored = await readTasksOf(ctx.ledger, scope, query)
    isCut = stored.length > MOST_RUNS
    return stored.slice(0, MOST_RUNS)
  })
  return { list, isCut }
}

const runs = new WeakMap<object, { tracked: TrackedTask; run: FamilyRun }>()

/** The same run for the same state of a task: a poll explains only what has changed. */
function toRunOnce(tracked: TrackedTask): FamilyRun {
  const known = runs.get(tracked.task)
  const isSame =
    known?.tracked.definition === tracked.definition &&
    known?.tracked.freshness.kind === tracked.freshness.kind
  if (known && isSame) return known.run
  const run = toFamilyRun(tracked)
  runs.set(tracked.task, { tracked, run })
  return run
}
