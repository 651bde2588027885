import { mock } from 'node:test'
import { waitUntilTasksStopped } from '@aws-sdk/client-ecs'
import type { ECSClient } from '@aws-sdk/client-ecs'
import { createCallBudget } from '../../lib/aws/ecs/call-budget.ts'
import { toExpectedEnd } from '../../lib/tracking/runs/expected-end.ts'
import { createWatcher } from '../../lib/tracking/watch/create-watcher.ts'
import type { WatchedState } from '../../lib/tracking/watch/create-watcher.ts'
import type { Table } from './print-table.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
/** Provisioning of a Fargate sample and an awsvpc shutdown (Developer Guide, task lifecycle). */
const STARTING_MS = 20 * SECOND_MS
const SHUTDOWN_MS = 20 * SECOND_MS
const FIXED_POLL_MS = 6 * SECOND_MS
/** `aws ecs wait tasks-stopped`: every 6 s, 100 times, then it gives up. */
const COMMAND_LINE_POLLS = 100
const CALLS_PER_SECOND = 2
/** So far the runs of a family differ from their usual duration. */
const RUNS_DIFFER_BY = 0.05
const PAST_RUNS = 5
/** Pages ask at least so often. */
const PAGE_POLLS_MS = 30 * SECOND_MS
const lender = { sid: 'bench' }
const cluster = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo'

interface Scenario {
  name: string
  runMs: number
  tasks: number
  isShutdownVisible: boolean
  hasPastRuns: boolean
  /** Mean and p95 of the delay, and the part of the fixed polls' calls, at most. */
  bar?: { meanMs: number; p95Ms: number; calls: number }
}

const scenario = (
  duration: [name: string, runMs: number],
  rest: Partial<Scenario> = {},
): Scenario => ({
  runMs: duration[1],
  tasks: 1,
  isShutdownVisible: true,
  hasPastRuns: false,
  ...rest,
  name: [
    rest.tasks ? `${rest.tasks} tasks, ${duration[0]}` : duration[0],
    rest.isShutdownVisible === false && 'no shutdown',
    rest.hasPastRuns && 'past runs',
  ]
    .filter(Boolean)
    .join(', '),
})

const minute: [string, number] = ['60 s', MINUTE_MS]
const five: [string, number] = ['5 min', 5 * MINUTE_MS]
const half: [string, number] = ['30 min', 30 * MINUTE_MS]
const four: [string, number] = ['4 h', 240 * MINUTE_MS]
const alone = { meanMs: 2_500, p95Ms: 9_000 }
const expected = { hasPastRuns: true, bar: { meanMs: 1_500, p95Ms: 2_500, calls: 0.5 } }
const together = { bar: { meanMs: 1_200, p95Ms: 2_200, calls: 0.04 } }

const SCENARIOS: Scenario[] = [
  scenario(minute),
  scenario(minute, { isShutdownVisible: false }),
  scenario(five, { bar: { ...alone, calls: 0.6 } }),
  scenario(five, { isShutdownVisible: false }),
  scenario(half, { bar: { ...alone, calls: 0.28 } }),
  scenario(half, { isShutdownVisible: false }),
  scenario(half, expected),
  scenario(half, { ...expected, isShutdownVisible: false }),
  scenario(four, { bar: { ...alone, calls: 0.22 } }),
  scenario(four, { isShutdownVisible: false }),
  scenario(four, expected),
  scenario(four, { ...expected, isShutdownVisible: false }),
  scenario(five, { tasks: 100, ...together }),
  scenario(half, { tasks: 100, ...together }),
  scenario(half, { tasks: 100, isShutdownVisible: false, ...together }),
  scenario(half, { tasks: 1000 }),
]

/** How soon STOPPED is held, and after how many calls, under a virtual clock. */
export async function benchTracking(): Promise<Table> {
  const rows = []
  for (const each of SCENARIOS) rows.push(await measure(each))
  return {
    title: 'Watching tasks to their end while somebody looks',
    note: `Delay from STOPPED until it is known, mean and p95 in s, and calls a task: of the watcher (${CALLS_PER_SECOND} calls a second), of fixed polls every 6 s of one task each, of the command line's waiter (part of the tasks that it sees end) and of the SDK's own waiter.`,
    columns: [
      'running',
      ...['mean', 'p95', 'calls'],
      ...['fixed', 'p95', 'calls', 'ratio'],
      'command line',
      ...['SDK', 'calls'],
      'bar',
    ],
    rows,
  }
}

interface Seen {
  delaysMs: number[]
  callsPerTask: number
}

async function measure(given: Scenario): Promise<(string | number)[]> {
  const random = randomOf(13)
  const trials = Math.max(2, Math.ceil(400 / given.tasks))
  const runs = Array.from({ length: trials }, () => toRun(given, random))
  const own = merge(await mapInTurn(runs, watch))
  const fixed = merge(runs.map(run => pollFixed(run, Infinity)))
  const commandLine = merge(runs.map(run => pollFixed(run, COMMAND_LINE_POLLS)))
  const sdk = await waitWithSdk(runs)
  const ratio = own.callsPerTask / fixed.callsPerTask
  const [meanMs, p95Ms] = [toMean(own.delaysMs), toP95(own.delaysMs)]
  const seen = commandLine.delaysMs.length / (trials * given.tasks)
  return [
    given.name,
    toSeconds(meanMs),
    toSeconds(p95Ms),
    own.callsPerTask.toFixed(1),
    toSeconds(toMean(fixed.delaysMs)),
    toSeconds(toP95(fixed.delaysMs)),
    fixed.callsPerTask.toFixed(1),
    ratio.toFixed(3),
    `${Math.round(seen * 100)} %`,
    toSeconds(toMean(sdk.delaysMs)),
    sdk.callsPerTask.toFixed(1),
    given.bar ? explainBar(given.bar, { meanMs, p95Ms, calls: ratio }) : '',
  ]
}

type Figures = NonNullable<Scenario['bar']>

function explainBar(bar: Figures, { meanMs, p95Ms, calls }: Figures): string {
  const missed = [
    meanMs > bar.meanMs && `mean over ${toSeconds(bar.meanMs)}`,
    p95Ms > bar.p95Ms && `p95 over ${toSeconds(bar.p95Ms)}`,
    calls > bar.calls && `calls over ${bar.calls}`,
  ].filter(Boolean)
  return missed.length > 0 ? `no: ${missed.join(', ')}` : 'yes'
}

/** Tasks that were launched together. Moments count from RunTask. */
interface Run {
  tasks: Timeline[]
  /** How long past runs of their family took. */
  pastMs: number[]
}

interface Timeline {
  endedAtMs: number
  stoppedAtMs: number
}

function toRun(given: Scenario, random: () => number): Run {
  const differ = () => 1 + RUNS_DIFFER_BY * (2 * random() - 1)
  const toEnd = () => STARTING_MS + given.runMs * differ()
  return {
    pastMs: given.hasPastRuns ? Array.from({ length: PAST_RUNS }, toEnd) : [],
    tasks: Array.from({ length: given.tasks }, () => {
      const endedAtMs = toEnd()
      return { endedAtMs, stoppedAtMs: endedAtMs + (given.isShutdownVisible ? SHUTDOWN_MS : 0) }
    }),
  }
}

interface Status {
  lastStatus: string
  desiredStatus: string
}

function statusAt(nowMs: number, { endedAtMs, stoppedAtMs }: Timeline): Status {
  if (nowMs < STARTING_MS / 2) return { lastStatus: 'PROVISIONING', desiredStatus: 'RUNNING' }
  if (nowMs < STARTING_MS) return { lastStatus: 'PENDING', desiredStatus: 'RUNNING' }
  if (nowMs < endedAtMs) return { lastStatus: 'RUNNING', desiredStatus: 'RUNNING' }
  const lastStatus = nowMs < stoppedAtMs ? 'DEPROVISIONING' : 'STOPPED'
  return { lastStatus, desiredStatus: 'STOPPED' }
}

/** The product's own watcher, with one session whose page polls as it is told. */
async function watch({ tasks, pastMs }: Run): Promise<Seen> {
  const clock = { nowMs: 0 }
  const expectedEnd = toExpectedEnd(pastMs, 0)
  const delaysMs: number[] = []
  const seen = tasks.map(timeline => ({ timeline, state: toState(0, timeline, undefined) }))
  let calls = 0
  const budget = createCallBudget(CALLS_PER_SECOND)
  const watcher = createWatcher({
    budget,
    hasEnded: () => false,
    nowMs: () => clock.nowMs,
    toTrust: () => () => true,
    describe: async (_lender, _cluster, taskArns) => {
      calls += 1
      budget.spend(1)
      const states = new Map<string, WatchedState>()
      for (const taskArn of taskArns) {
        const task = seen[Number(taskArn)]
        if (!task) continue
        task.state = toState(clock.nowMs, task.timeline, task.state)
        if (task.state.lastStatus !== 'STOPPED') states.set(taskArn, { ...task.state, expectedEnd })
        else delaysMs.push(clock.nowMs - task.timeline.stoppedAtMs)
      }
      return { kind: 'answered', states, denied: [] }
    },
  })
  const look = () => {
    const open = seen.flatMap((task, index) =>
      task.state.lastStatus === 'STOPPED'
        ? []
        : [[String(index), { ...task.state, expectedEnd }] as const],
    )
    watcher.look({ lender, clusterArn: cluster, tasks: new Map(open), isVisible: true })
  }
  look()
  let lookedAtMs = 0
  for (;;) {
    const nextMs = await watcher.step()
    if (nextMs === undefined) break
    clock.nowMs = Math.max(clock.nowMs, nextMs)
    if (clock.nowMs - lookedAtMs > PAGE_POLLS_MS) {
      lookedAtMs = clock.nowMs
      look()
    }
  }
  return { delaysMs, callsPerTask: calls / tasks.length }
}

function toState(
  nowMs: number,
  timeline: Timeline,
  before: WatchedState | undefined,
): WatchedState {
  const status = statusAt(nowMs, timeline)
  const isSame = before?.lastStatus === status.lastStatus
  return { ...status, changedAtMs: isSame ? before.changedAtMs : nowMs }
}

/** Of one task each; a waiter that gives up sees no end. */
function pollFixed({ tasks }: Run, mostPolls: number): Seen {
  const polls = tasks.map(({ stoppedAtMs }) => Math.ceil(stoppedAtMs / FIXED_POLL_MS) + 1)
  const delaysMs = tasks.flatMap(({ stoppedAtMs }, index) =>
    (polls[index] ?? 0) <= mostPolls
      ? [(polls[index] ?? 1) * FIXED_POLL_MS - FIXED_POLL_MS - stoppedAtMs]
      : [],
  )
  const calls = polls.reduce((sum, count) => sum + Math.min(count, mostPolls), 0)
  return { delaysMs, callsPerTask: calls / tasks.length }
}

const SDK_TASKS = 20

/** The SDK's own code, with a client that answers from the timelines. */
async function waitWithSdk(runs: readonly Run[]): Promise<Seen> {
  const tasks = runs.flatMap(run => run.tasks).slice(0, SDK_TASKS)
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 })
  let calls = 0
  const delaysMs: number[] = []
  const waits = tasks.map(async timeline => {
    const send = async () => {
      calls += 1
      return { tasks: [statusAt(Date.now(), timeline)] }
    }
    const client = { send } as unknown as ECSClient
    await waitUntilTasksStopped({ client, maxWaitTime: 86_400 }, { cluster, tasks: ['task'] })
    delaysMs.push(Date.now() - timeline.stoppedAtMs)
  })
  while (delaysMs.length < tasks.length) {
    await new Promise(setImmediate)
    mock.timers.tick(SECOND_MS)
  }
  await Promise.all(waits)
  mock.timers.reset()
  return { delaysMs, callsPerTask: calls / tasks.length }
}

async function mapInTurn<T, R>(values: readonly T[], map: (value: T) => Promise<R>): Promise<R[]> {
  const mapped: R[] = []
  for (const value of values) mapped.push(await map(value))
  return mapped
}

const merge = (seen: readonly Seen[]): Seen => ({
  delaysMs: seen.flatMap(({ delaysMs }) => delaysMs),
  callsPerTask: toMean(seen.map(({ callsPerTask }) => callsPerTask)),
})

const toMean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const toP95 = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? NaN

const toSeconds = (ms: number): string => (Number.isNaN(ms) ? '' : (ms / SECOND_MS).toFixed(1))

/** Mulberry32: the same figures in every run. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
