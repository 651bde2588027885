import { toCountText } from '../count-text.ts'
import { countStates } from '../launch/launch-counts.ts'
import { toCountsText, toStateText } from '../launch/state-counts.ts'
import type { CountedState, StateCount } from '../launch/state-counts.ts'
import { isStopped, stateViews } from '../status-view.ts'
import type { LaunchAnswer } from '../launch/launch-answer.ts'
import { toShortId } from '../task-names.ts'
import type { TaskRow } from '../list/task-row.ts'
import type { TaskView } from '../task/task-view.ts'

/** The files `/tab/{icon}.svg`. */
export const tabIcons = ['running', 'succeeded', 'failed', 'stopped', 'unknown'] as const

export type TabIcon = (typeof tabIcons)[number]

export const toIconHref = (icon: TabIcon): string => `/tab/${icon}.svg`

/** What the browser's tab shows of a task or a launch, and what the notification says at the end. */
export interface TabView {
  /** Outcome and name, without the product's. */
  title: string
  icon: TabIcon
  /** Nothing can change any more. */
  isOver: boolean
  /** Why it ended so, in one line. */
  cause: string
}

const iconOf = {
  starting: 'running',
  running: 'running',
  stopping: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  'never-started': 'failed',
  interrupted: 'stopped',
  stopped: 'stopped',
  unknown: 'unknown',
  'not-launched': 'failed',
  'no-response': 'unknown',
  'not-shown': 'unknown',
} satisfies Record<CountedState, TabIcon>

export function toTaskTab(
  task: Pick<TaskView, 'state' | 'family' | 'address' | 'verdict' | 'lastStatus' | 'freshness'>,
): TabView {
  const { state, family, address, verdict, freshness } = task
  const name = `${family} ${toShortId(address.taskId)}`
  const isEnded = isStopped(task.lastStatus)
  if (!isEnded && freshness.kind === 'forgotten') {
    return {
      title: `Unknown · ${name}`,
      icon: 'unknown',
      isOver: true,
      cause: 'ECS no longer knows this task.',
    }
  }
  return {
    title: `${stateViews[state].label} · ${name}`,
    icon: iconOf[state],
    isOver: isEnded,
    cause: verdict.title,
  }
}

/** A launch has the icon of its worst task. */
const worstFirst: readonly TabIcon[] = ['failed', 'unknown', 'stopped', 'succeeded']

type Launch = Pick<LaunchAnswer, 'state' | 'count' | 'taskCount' | 'rows' | 'failures' | 'failure'>

export function toLaunchTab(launch: Launch): TabView {
  const { rows, count, state } = launch
  const name = rows[0]?.family ?? `Launch of ${toCountText(count)}`
  const counts = countStates(launch)
  const open = rows.filter(row => !row.isStopped)
  if (open.length > 0) {
    const title = `${open.length} of ${count} ${toSharedWord(open)} · ${name}`
    return { title, icon: 'running', isOver: false, cause: '' }
  }
  const isOver = state !== 'open' && rows.length === launch.taskCount
  const icons = counts.map(counted => iconOf[counted.state])
  const worst = worstFirst.find(icon => icons.includes(icon)) ?? 'unknown'
  return {
    title: `${toCountsText(counts)} · ${name}`,
    icon: state === 'open' ? 'running' : worst,
    isOver,
    cause: toCause(launch, counts, worst),
  }
}

/** `starting` where all of them are; those that differ are simply not over, thus `running`. */
function toSharedWord(open: readonly TaskRow[]): string {
  const states = new Set(open.map(row => row.state))
  const [only = 'running'] = states
  return toStateText(states.size === 1 ? only : 'running')
}

/** The most frequent reason among the tasks that ended worst. */
function toCause(launch: Launch, counts: readonly StateCount[], worst: TabIcon): string {
  const [refused] = launch.failures
  if (counts.some(({ state }) => state === 'not-launched')) {
    return launch.failure?.message ?? refused?.reason ?? ''
  }
  if (worst === 'succeeded') return ''
  const tally = new Map<string, number>()
  for (const row of launch.rows) {
    if (iconOf[row.state] === worst) tally.set(row.why, (tally.get(row.why) ?? 0) + 1)
  }
  const [most] = [...tally].sort(([, one], [, other]) => other - one)
  if (!most) return ''
  const [why, times] = most
  return times > 1 ? `${times} × ${why}` : why
}
