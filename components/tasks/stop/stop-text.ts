import type { StopResult } from '@/lib/launching/stop/stop-outcome'
import { toCountText } from '@/lib/task-view/count-text'
import type { StoppableTask, Stopping } from './stoppable-task'

/** ECS's default (API Reference, StopTask and ContainerDefinition). */
const DEFAULT_TIMEOUT_SECONDS = 30

/** More containers than this are not named one by one. */
const CONTAINERS_NAMED = 4

/** What the containers get, and how long they have. */
export function toSignalText(tasks: readonly StoppableTask[]): string {
  const [task] = tasks
  const stopping = tasks.length === 1 ? task?.stopping : undefined
  if (!stopping || stopping.containers.length === 0) {
    return `${toSignal(false)} It sends SIGKILL to any that are still running after their stop timeout, ${DEFAULT_TIMEOUT_SECONDS} s by default.`
  }
  const kill = stopping.isWindows ? 'ends' : 'sends SIGKILL to'
  return [
    toSignal(stopping.isWindows),
    `It ${kill} any that are still running after ${toTimeoutText(stopping)}.`,
    ...toAgentText(stopping),
  ].join(' ')
}

/** POSIX signals don't work in Windows containers (API Reference, StopTask). */
const toSignal = (isWindows: boolean): string =>
  isWindows
    ? 'ECS sends CTRL_SHUTDOWN_EVENT to each container.'
    : 'ECS sends SIGTERM, or the image’s STOPSIGNAL, to each container.'

function toTimeoutText({ containers }: Stopping): string {
  const timeouts = containers.map(({ name, stopTimeoutSeconds }) => ({
    name,
    seconds: stopTimeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
  }))
  const all = new Set(timeouts.map(({ seconds }) => seconds))
  if (all.size === 1) return `${[...all].join()} s`
  if (timeouts.length > CONTAINERS_NAMED) return `their stop timeout, ${Math.max(...all)} s at most`
  const named = timeouts.map(({ name, seconds }) => `${name} ${seconds} s`)
  return `their stop timeout: ${named.join(', ')}`
}

const toAgentText = ({ isOnFargate, containers }: Stopping): string[] =>
  !isOnFargate && containers.some(({ stopTimeoutSeconds }) => stopTimeoutSeconds === undefined)
    ? [`The instance’s ECS agent may use a default other than ${DEFAULT_TIMEOUT_SECONDS} s.`]
    : []

export const toTagText = (count: number): string =>
  count === 1
    ? 'AWS deletes the task’s tags. Slipway keeps them.'
    : 'AWS deletes the tasks’ tags. Slipway keeps those it has seen.'

/** `3 tasks are stopping. 1 task had already stopped.` Nothing about those that failed. */
export function toStopText(results: readonly StopResult[]): string {
  const countOf = (kind: StopResult['kind']) =>
    results.filter(result => result.kind === kind).length
  const stopping = countOf('stopping')
  const stopped = countOf('stopped')
  const pending = countOf('pending')
  return [
    stopping > 0 && `${toCountText(stopping)} ${stopping === 1 ? 'is' : 'are'} stopping.`,
    stopped > 0 && `${toCountText(stopped)} had already stopped.`,
    pending > 0 &&
      `ECS doesn’t list ${toCountText(pending)} yet; Slipway keeps trying to stop ${pending === 1 ? 'it' : 'them'}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Tasks named beside what went wrong with them. */
const TASKS_NAMED = 3

/**
 * @param names of the tasks that were not stopped; undefined where only one can be meant
 * @param mayBe whether AWS may have taken it all the same
 */
export function toNotStoppedText(names: readonly string[] | undefined, mayBe: boolean): string {
  const [name = 'The task'] = names ?? []
  if (!names || names.length === 1) {
    return `${name} ${mayBe ? 'may not have been stopped' : 'was not stopped'}.`
  }
  const what = `${toCountText(names.length)} ${mayBe ? 'may not have been stopped' : 'were not stopped'}`
  const more = names.length - TASKS_NAMED
  const named = names.slice(0, TASKS_NAMED).join(', ')
  return `${what}: ${named}${more > 0 ? ` and ${more} more` : ''}.`
}
