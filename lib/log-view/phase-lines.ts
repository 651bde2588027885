import { toDurationText } from '../task-view/duration-text.ts'
import type { ContainerView } from '../task-view/task/container-view.ts'
import type { TaskView } from '../task-view/task/task-view.ts'

/** What happened to the task, as a line among those of its log. */
export interface PhaseLine {
  /** Epoch milliseconds. */
  timestampMs: number
  text: string
}

/** In the order in which they happened. What ECS gives no time of is left out. */
export function toPhaseLines(task: TaskView): PhaseLine[] {
  const lines = [...toStartLines(task), ...toMarkLines(task), ...toEndLines(task)]
  return lines.sort((one, other) => one.timestampMs - other.timestampMs)
}

/** A container without an image is one that AWS added. */
const toOwn = ({ containers }: TaskView): ContainerView[] => {
  const own = containers.filter(({ image }) => image !== undefined)
  return own.length > 0 ? own : containers
}

function toStartLines(task: TaskView): PhaseLine[] {
  const { pullStartedAt, pullStoppedAt, startedAt } = task.times
  const own = toOwn(task)
  const pullMs = toMs(pullStoppedAt) - toMs(pullStartedAt)
  const took = Number.isNaN(pullMs) ? '' : ` in ${toDurationText(pullMs)}`
  return [
    ...toLine(pullStoppedAt, toPulledText(own, took)),
    ...toLine(startedAt, `${toNamesText(own)} started`),
  ]
}

/** More names than that are counted. */
const MOST_NAMES = 3

function toPulledText(containers: readonly ContainerView[], took: string): string {
  const images = new Set(containers.flatMap(toImageText))
  if (images.size === 0) return `images pulled${took}`
  if (images.size > MOST_NAMES) return `${images.size} images pulled${took}`
  return `${images.size > 1 ? 'images' : 'image'} pulled${took} · ${[...images].join(', ')}`
}

/** `demo/migrate:2.4 @9c1e…` */
function toImageText({ image, imageDigest }: ContainerView): string[] {
  if (image === undefined) return []
  const digest = /^sha256:([0-9a-f]{4})/.exec(imageDigest ?? '')?.[1]
  return [digest && !image.includes('@') ? `${image} @${digest}…` : image]
}

function toNamesText(containers: readonly ContainerView[]): string {
  const names = containers.map(({ name }) => name)
  if (names.length > MOST_NAMES) return `${names.length} containers`
  const last = names.pop() ?? 'task'
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last
}

const markTexts = {
  restarted: 'restarted',
  unhealthy: 'became unhealthy',
  healthy: 'became healthy',
}

const toMarkLines = ({ changes }: TaskView): PhaseLine[] =>
  changes.flatMap(({ at, mark }) =>
    mark ? toLine(at, `${mark.container} ${markTexts[mark.kind]}`) : [],
  )

function toEndLines(task: TaskView): PhaseLine[] {
  const { stoppingAt, executionStoppedAt, stoppedAt } = task.times
  const beginMs = Math.min(...[stoppingAt, executionStoppedAt].map(toMs).filter(Number.isFinite))
  const decider = Number.isFinite(beginMs) ? findDecider(task) : undefined
  const exits = task.containers
    .filter(container => container !== decider && container.exitCode !== undefined)
    .flatMap(container => toExitLine(task, container))
  return [
    ...exits,
    ...(Number.isFinite(beginMs)
      ? [{ timestampMs: beginMs, text: toStoppingText(task, decider) }]
      : []),
    ...toLine(stoppedAt, 'task stopped'),
  ]
}

/** The container whose end ended the task, where one alone can have done it. */
function findDecider({ stopCode, containers, verdict }: TaskView): ContainerView | undefined {
  if (stopCode !== 'EssentialContainerExited') return undefined
  const blamed = verdict.evidence.filter(({ field }) => field === 'containers[].exitCode')
  const name = blamed.length === 1 ? blamed[0]?.container : undefined
  const essential = containers.filter(container => container.essential)
  const found = name === undefined && essential.length === 1 ? essential[0]?.name : name
  return containers.find(container => container.name === found && container.exitCode !== undefined)
}

const toExitText = ({ name, exitCode }: ContainerView): string => `${name} exited with ${exitCode}`

function toStoppingText({ verdict, lastStatus }: TaskView, decider?: ContainerView): string {
  if (decider) return `${toExitText(decider)} · task stopping`
  return lastStatus === 'STOPPED' && verdict.outcome !== 'succeeded'
    ? `task stopping · ${verdict.title}`
    : 'task stopping'
}

/**
 * ECS gives no time at which a container ended. It was over when that was seen, and when all of them
 * were.
 */
function toExitLine({ times, changes }: TaskView, container: ContainerView): PhaseLine[] {
  const seenAt = changes.findLast(({ ended }) => ended === container.name)?.at
  const ends = [seenAt, times.executionStoppedAt ?? times.stoppedAt].map(toMs)
  const timestampMs = Math.min(...ends.filter(Number.isFinite))
  return Number.isFinite(timestampMs) ? [{ timestampMs, text: toExitText(container) }] : []
}

const toMs = (time: string | undefined): number => Date.parse(time ?? '')

function toLine(time: string | undefined, text: string): PhaseLine[] {
  const timestampMs = toMs(time)
  return Number.isFinite(timestampMs) ? [{ timestampMs, text }] : []
}
