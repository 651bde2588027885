import { nextPollMs } from '../../lib/tracking/poll-policy.ts'
import type { Table } from './print-table.ts'

const SECOND_MS = 1_000
const FIXED_POLL_MS = 6 * SECOND_MS
/** Provisioning of a Fargate sample and an awsvpc shutdown (Developer Guide, task lifecycle). */
const STARTING_MS = 20 * SECOND_MS
const SHUTDOWN_MS = 20 * SECOND_MS
/** A poll falls anywhere against the end of a task: so many shifts of it are averaged. */
const SHIFTS = 200

const TASKS = [
  { name: '60 s', runMs: 60 * SECOND_MS },
  { name: '5 min', runMs: 300 * SECOND_MS },
  { name: '30 min', runMs: 1_800 * SECOND_MS },
  { name: '4 h', runMs: 14_400 * SECOND_MS },
]

type Delay = (atMs: number, lastChangeAtMs: number, status: Status) => number

interface Status {
  lastStatus: string
  desiredStatus: string
}

/** Calls of DescribeTasks and the delay until STOPPED is seen, under a virtual clock. */
export function benchPolicy(): Table {
  const looked: Delay = (nowMs, lastChangeAtMs, status) =>
    nextPollMs({ nowMs, lastChangeAtMs, ...status, somebodyLooks: true }) ?? 0
  const fixed: Delay = () => FIXED_POLL_MS
  return {
    title: 'Polling one task while somebody looks',
    note: 'Calls and the mean delay until STOPPED is seen, in seconds, of Slipway and of a fixed poll every 6 s; shutdown visible for 20 s.',
    columns: ['run time', 'calls', 'fixed', 'ratio', 'delay', 'fixed', 'ratio'],
    rows: TASKS.map(({ name, runMs }) => {
      const own = average(runMs, looked)
      const other = average(runMs, fixed)
      return [
        name,
        own.calls.toFixed(1),
        other.calls.toFixed(1),
        (own.calls / other.calls).toFixed(2),
        (own.delayMs / SECOND_MS).toFixed(2),
        (other.delayMs / SECOND_MS).toFixed(2),
        (own.delayMs / other.delayMs).toFixed(2),
      ]
    }),
  }
}

function average(runMs: number, delay: Delay) {
  let calls = 0
  let delayMs = 0
  for (let shift = 0; shift < SHIFTS; shift += 1) {
    const shifted = runMs + (shift / SHIFTS) * 30 * SECOND_MS
    const seen = watch(shifted, delay)
    calls += seen.calls
    delayMs += seen.delayMs
  }
  return { calls: calls / SHIFTS, delayMs: delayMs / SHIFTS }
}

function watch(runMs: number, delay: Delay): { calls: number; delayMs: number } {
  const stoppedAtMs = STARTING_MS + runMs + SHUTDOWN_MS
  let calls = 0
  let lastChangeAtMs = 0
  let before = statusAt(0, runMs)
  for (let nowMs = 0; ; calls += 1) {
    const status = statusAt(nowMs, runMs)
    if (status.lastStatus === 'STOPPED') return { calls: calls + 1, delayMs: nowMs - stoppedAtMs }
    if (status.lastStatus !== before.lastStatus) lastChangeAtMs = nowMs
    before = status
    nowMs += delay(nowMs, lastChangeAtMs, status)
  }
}

function statusAt(nowMs: number, runMs: number): Status {
  if (nowMs < STARTING_MS / 2) return { lastStatus: 'PROVISIONING', desiredStatus: 'RUNNING' }
  if (nowMs < STARTING_MS) return { lastStatus: 'PENDING', desiredStatus: 'RUNNING' }
  if (nowMs < STARTING_MS + runMs) return { lastStatus: 'RUNNING', desiredStatus: 'RUNNING' }
  const isShown = nowMs < STARTING_MS + runMs + SHUTDOWN_MS
  return { lastStatus: isShown ? 'DEPROVISIONING' : 'STOPPED', desiredStatus: 'STOPPED' }
}
