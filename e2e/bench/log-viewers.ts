import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { manyLines, runLoggedTask } from '../support/log-streams.ts'
import type { LoggedTask } from '../support/log-streams.ts'
import { DASHBOARD_URL } from '../support/servers.ts'
import { signInForCookies } from './bench-session.ts'
import type { Counted } from './counting-proxy.ts'

const SESSIONS = 10
export const VIEWED_MS = 30_000
const WARM_UP_MS = 15_000
const LINES = 2_000
const GROWN_PER_SECOND = 20
/** Of one viewer's, apart from permission proofs. */
const CALLS_BAR = 1.2

interface Viewed {
  calls: number
  proofs: number
  p50: number
  p95: number
  errors: number
}

/** One log that grows, looked at by 1, 50 and 1,000 pages of ten sessions. */
export async function measureLogViewers(counted: Counted): Promise<(string | number)[][]> {
  const task = await runLoggedTask()
  await task.put('app', manyLines(LINES, Date.now()))
  const cookies = await Promise.all(Array.from({ length: SESSIONS }, signInForCookies))
  const rows: (string | number)[][] = []
  let one: Viewed | undefined
  for (const viewers of [1, 50, 1_000]) {
    const viewed = await view(task, viewers, cookies, counted)
    one ??= viewed
    const own = viewed.calls - viewed.proofs
    const isShared = own <= (one.calls - one.proofs) * CALLS_BAR + 1
    const times = `p50 ${viewed.p50.toFixed(1)}, p95 ${viewed.p95.toFixed(1)}`
    rows.push(
      [`${viewers} viewers: calls`, own, `proofs: ${viewed.proofs}`, isShared ? 'yes' : 'no'],
      [`${viewers} viewers: answers`, times, `errors: ${viewed.errors}`, toWord(viewed.errors)],
    )
  }
  return rows
}

const toWord = (errors: number): string => (errors === 0 ? 'yes' : 'no')

async function view(
  task: LoggedTask,
  viewers: number,
  cookies: readonly string[],
  counted: Counted,
): Promise<Viewed> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
  const state = { isMeasured: false, isOver: false }
  const tookMs: number[] = []
  let errors = 0
  let end = () => {}
  const over = new Promise<void>(resolve => (end = resolve))
  const follow = async (index: number) => {
    let from = 'at=tail'
    // Pages are opened one after the other.
    await delay((index * WARM_UP_MS) / 2 / viewers)
    while (!state.isOver) {
      const startedAt = performance.now()
      const path = `/api${task.path}/logs?container=app&${from}`
      const answer = await ask(agent, path, cookies[index % cookies.length] ?? '')
      if (state.isMeasured) {
        tookMs.push(performance.now() - startedAt)
        if (answer.status !== 200) errors += 1
      }
      if (answer.token) from = `token=${encodeURIComponent(answer.token)}`
      await Promise.race([delay(answer.nextPollMs), over])
    }
  }
  const all = Array.from({ length: viewers }, (_, index) => follow(index))
  const growing = grow(task, state)
  await delay(WARM_UP_MS)
  const before = { ...counted }
  state.isMeasured = true
  await delay(VIEWED_MS)
  state.isMeasured = false
  const after = { ...counted }
  state.isOver = true
  end()
  await Promise.all([...all, growing])
  agent.destroy()
  const sorted = tookMs.sort((first, second) => first - second)
  return {
    calls: after.logCalls - before.logCalls,
    proofs: after.logProofs - before.logProofs,
    p50: sorted[Math.floor(sorted.length * 0.5)] ?? NaN,
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
    errors,
  }
}

async function grow(task: LoggedTask, state: { isOver: boolean }): Promise<void> {
  while (!state.isOver) {
    await task.put('app', manyLines(GROWN_PER_SECOND, Date.now()))
    await delay(1_000)
  }
}

const ASKED_AGAIN_MS = 2_000

interface LogAnswer {
  status: number
  nextPollMs: number
  token?: string
}

function ask(agent: Agent, path: string, cookie: string): Promise<LogAnswer> {
  const headers = { cookie, accept: 'application/json' }
  return new Promise((resolve, reject) => {
    request(new URL(path, DASHBOARD_URL), { agent, headers }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const nextPollMs = Number(response.headers['x-next-poll-ms'])
        resolve({
          status: response.statusCode ?? 0,
          nextPollMs: Number.isFinite(nextPollMs) ? nextPollMs : ASKED_AGAIN_MS,
          token: readToken(Buffer.concat(chunks).toString()),
        })
      })
    })
      .on('error', reject)
      .end()
  })
}

function readToken(text: string): string | undefined {
  const { value } = JSON.parse(text) as { value?: { forwardToken?: string } }
  return value?.forwardToken
}
