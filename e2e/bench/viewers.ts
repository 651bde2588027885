import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import {
  CreateClusterCommand,
  ECSClient,
  PutClusterCapacityProvidersCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs'
import { findSubnetId, registerFamily } from '../support/run-by-api.ts'
import { AWS_URL, DASHBOARD_URL } from '../support/servers.ts'
import { signInForCookies } from './bench-session.ts'
import { withServers } from './bench-servers.ts'
import { startCountingProxy } from './counting-proxy.ts'
import type { Counted } from './counting-proxy.ts'
import type { Table } from './print-table.ts'

const SESSIONS = 10
const CLUSTERS = 10
const TASKS_PER_CLUSTER = 100
const TASKS_PER_CALL = 10
/** What a page that is opened costs is over. */
const WARM_UP_MS = 20_000
const MEASURED_MS = 30_000
/** What opening a thousand tasks overspent is waited for. */
const REPAID_MS = 35_000
const CALLS_BAR = 2
const SLOWER_BAR = 5
const ANSWER_BAR_MS = 50
const MEMORY_BAR = 4 / 3

interface Measured {
  viewers: number
  callsPerSecond: number
  proofsPerSecond: number
  answersPerSecond: number
  unchanged: number
  p50: number
  p95: number
  errors: number
}

/** Many pages of ten sessions, each polling at the delay that it is told. */
export async function benchViewers(): Promise<Table> {
  const proxy = await startCountingProxy(AWS_URL)
  try {
    const env = {
      AWS_ENDPOINT_URL: proxy.url,
      LOCAL_AWS_STRICT: '0',
      SLIPWAY_AWS_CALLS_PER_SECOND: String(CALLS_BAR),
    }
    return await withServers(({ dashboardPid }) => measure(proxy.counted, dashboardPid), env)
  } finally {
    proxy.close()
  }
}

async function measure(counted: Counted, dashboardPid: number): Promise<Table> {
  const cookies = await Promise.all(Array.from({ length: SESSIONS }, signInForCookies))
  const addresses = await startTasks()
  const [first = ''] = addresses
  const half = addresses.length / 2
  await open(addresses.slice(0, half), cookies)
  await delay(REPAID_MS)
  const rows: Row[] = []
  const before = readMemoryMiB(dashboardPid)
  const run = async (subject: string, path: string, counts: number[]) => {
    let one: Measured | undefined
    for (const viewers of counts) {
      const measured = await poll(path, viewers, cookies, counted)
      one ??= measured
      rows.push(toRow(subject, measured, one))
    }
  }
  await run('one task', `/api${first}`, [1, 50, 500])
  await run(`a list of ${half}`, '/api/tasks', [1, 200])
  await open(addresses.slice(half), cookies)
  await delay(REPAID_MS)
  await run(`${addresses.length} tasks of ${CLUSTERS} clusters`, '/api/tasks', [1, 500])
  const after = readMemoryMiB(dashboardPid)
  const grown = after / before
  return {
    title: 'Many viewers',
    note: `Pollers of ${SESSIONS} sessions, each at the delay that it is told, for ${MEASURED_MS / 1000} s. Calls of DescribeTasks in a second at the endpoint, those that only prove a permission among them; answers in a second, and the part of them that is 304; p50 and p95 in ms. Bars: ${CALLS_BAR} calls a second, p95 at most ${SLOWER_BAR} times that of one viewer or ${ANSWER_BAR_MS} ms, no error. Memory of the server ${before} MiB before and ${after} MiB after: grown by less than a third: ${grown < MEMORY_BAR ? 'yes' : 'no'}.`,
    columns: [
      'on',
      'viewers',
      'calls/s',
      'proofs/s',
      'answers/s',
      '304',
      'p50',
      'p95',
      'errors',
      'bar',
    ],
    rows,
  }
}

type Row = (string | number)[]

function toRow(subject: string, measured: Measured, one: Measured): Row {
  const { viewers, callsPerSecond, p95, errors } = measured
  const isFast = p95 <= Math.max(ANSWER_BAR_MS, SLOWER_BAR * one.p95)
  const isKept = callsPerSecond <= CALLS_BAR && isFast && errors === 0
  return [
    subject,
    viewers,
    callsPerSecond.toFixed(2),
    measured.proofsPerSecond.toFixed(2),
    measured.answersPerSecond.toFixed(1),
    `${Math.round(measured.unchanged * 100)} %`,
    measured.p50.toFixed(1),
    p95.toFixed(1),
    errors,
    isKept ? 'yes' : 'no',
  ]
}

async function poll(
  path: string,
  viewers: number,
  cookies: readonly string[],
  counted: Counted,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
  const state = { isMeasured: false, isOver: false }
  const tookMs: number[] = []
  let unchanged = 0
  let errors = 0
  const view = async (index: number) => {
    let etag: string | undefined
    // Pages are opened one after the other.
    await delay((index * 2_000) / viewers)
    while (!state.isOver) {
      const cookie = cookies[index % cookies.length] ?? ''
      const startedAt = performance.now()
      const answer = await ask(agent, path, cookie, etag)
      if (state.isMeasured) {
        tookMs.push(performance.now() - startedAt)
        if (answer.status === 304) unchanged += 1
        if (answer.status !== 200 && answer.status !== 304) errors += 1
      }
      etag = answer.etag ?? etag
      await Promise.race([delay(answer.nextPollMs), over])
    }
  }
  let end = () => {}
  const over = new Promise<void>(resolve => (end = resolve))
  const all = Array.from({ length: viewers }, (_, index) => view(index))
  await delay(WARM_UP_MS)
  const before = { ...counted }
  state.isMeasured = true
  await delay(MEASURED_MS)
  state.isMeasured = false
  const after = { ...counted }
  state.isOver = true
  end()
  await Promise.all(all)
  agent.destroy()
  const seconds = MEASURED_MS / 1000
  const sorted = tookMs.sort((one, other) => one - other)
  return {
    viewers,
    callsPerSecond: (after.calls - before.calls) / seconds,
    proofsPerSecond: (after.proofs - before.proofs) / seconds,
    answersPerSecond: sorted.length / seconds,
    unchanged: unchanged / Math.max(1, sorted.length),
    p50: sorted[Math.floor(sorted.length * 0.5)] ?? NaN,
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
    errors,
  }
}

interface Answer {
  status: number
  etag?: string
  nextPollMs: number
}

const ASKED_AGAIN_MS = 2_000

function ask(agent: Agent, path: string, cookie: string, etag?: string): Promise<Answer> {
  const headers = { cookie, accept: 'application/json', ...(etag && { 'if-none-match': etag }) }
  return new Promise((resolve, reject) => {
    request(new URL(path, DASHBOARD_URL), { agent, headers }, response => {
      response.resume().on('end', () => {
        const nextPollMs = Number(response.headers['x-next-poll-ms'])
        resolve({
          status: response.statusCode ?? 0,
          etag: response.headers.etag,
          nextPollMs: Number.isFinite(nextPollMs) ? nextPollMs : ASKED_AGAIN_MS,
        })
      })
    })
      .on('error', reject)
      .end()
  })
}

/** A thousand tasks that run for an hour. @returns the addresses of their pages */
async function startTasks(): Promise<string[]> {
  const ecs = new ECSClient({
    endpoint: AWS_URL,
    region: 'us-east-1',
    credentials: {
      accessKeyId: 'LOCALOPERATOR0000001',
      secretAccessKey: 'localoperator0000001'.repeat(2),
    },
  })
  const family = await registerFamily(['sleep', '3600'])
  const subnets = [await findSubnetId()]
  const addresses: string[] = []
  for (let number = 0; number < CLUSTERS; number += 1) {
    const cluster = `viewed-${number}`
    const capacityProviders = ['FARGATE']
    await ecs.send(new CreateClusterCommand({ clusterName: cluster, capacityProviders }))
    await ecs.send(
      new PutClusterCapacityProvidersCommand({
        cluster,
        capacityProviders,
        defaultCapacityProviderStrategy: [],
      }),
    )
    for (let started = 0; started < TASKS_PER_CLUSTER; started += TASKS_PER_CALL) {
      const { tasks = [] } = await ecs.send(
        new RunTaskCommand({
          cluster,
          taskDefinition: family,
          count: TASKS_PER_CALL,
          launchType: 'FARGATE',
          networkConfiguration: { awsvpcConfiguration: { subnets } },
        }),
      )
      for (const { taskArn = '' } of tasks) {
        const taskId = taskArn.slice(taskArn.lastIndexOf('/') + 1)
        addresses.push(`/tasks/us-east-1/111122223333/${cluster}/${taskId}`)
      }
    }
  }
  return addresses
}

/** Opens each task once, so that the lists have it. */
async function open(addresses: readonly string[], cookies: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  const left = [...addresses]
  const work = async (cookie: string) => {
    for (let address = left.pop(); address; address = left.pop()) {
      const { status } = await ask(agent, `/api${address}`, cookie)
      if (status !== 200) throw new Error(`${address} answered ${status}`)
    }
  }
  await Promise.all(cookies.slice(0, 4).map(work))
  agent.destroy()
}

function readMemoryMiB(pid: number): number {
  const [, kib = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kib) / 1024)
}
