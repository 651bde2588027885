import { setTimeout as delay } from 'node:timers/promises'
import { CreateClusterCommand, ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs'
import type { Page } from '@playwright/test'
import { signInAsDemo } from '../support/journey.ts'
import { countCalls } from '../support/local-aws-control.ts'
import { findSubnetId, registerFamily } from '../support/run-by-api.ts'
import { AWS_URL } from '../support/servers.ts'
import { framesDuring, SLOW_FRAME_MS, withPage } from './bench-page.ts'
import { withServers } from './bench-servers.ts'
import type { Table } from './print-table.ts'

const ROWS = 10_000
const SERVICE_TASKS = 5_000
const ONE_OFF_TASKS = 10
const TASKS_PER_CALL = 10
/** RunTask calls at once. */
const SIDE_BY_SIDE = 8
const LISTED_WITHIN_MS = 240_000

const ecs = new ECSClient({
  endpoint: AWS_URL,
  region: 'us-east-1',
  credentials: {
    accessKeyId: 'LOCALOPERATOR0000001',
    secretAccessKey: 'localoperator0000001'.repeat(2),
  },
})

/** A list of ten thousand tasks in a browser, and ten tasks among those of services. */
export async function benchTasksList(): Promise<Table> {
  const env = { LOCAL_AWS_STRICT: '0', SLIPWAY_AWS_CALLS_PER_SECOND: '20' }
  const rows = [...(await withServers(measureTen, env)), ...(await withServers(measureMany, env))]
  return {
    title: 'A long list of tasks',
    note: `Ten one-off tasks among ${SERVICE_TASKS} of services: calls of ListTasks and DescribeTasks until all ten show, against those that list and describe everything. ${ROWS} one-off tasks in Chromium: milliseconds to the first row, size of answers in KiB as sent, and what a person does: the longest frame in ms, and the frames that took more than ${SLOW_FRAME_MS} ms.`,
    columns: ['what', 'figure', 'beside', 'bar'],
    rows,
  }
}

async function run(
  cluster: string,
  { count, startedBy, subnet = 0 }: { count: number; startedBy?: string; subnet?: number },
): Promise<void> {
  const family = await registerFamily(['sleep', '86400'])
  const subnets = [await findSubnetId(subnet)]
  let left = count / TASKS_PER_CALL
  const work = async () => {
    while (left > 0) {
      left -= 1
      await ecs.send(
        new RunTaskCommand({
          cluster,
          taskDefinition: family,
          count: TASKS_PER_CALL,
          launchType: 'FARGATE',
          startedBy,
          tags: [{ key: 'shard', value: String(left % 7) }],
          networkConfiguration: { awsvpcConfiguration: { subnets } },
        }),
      )
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
}

type Row = (string | number)[]

async function measureTen(): Promise<Row[]> {
  const cluster = 'services'
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }))
  // A subnet has some 4,000 addresses, and a task that finds none doesn't run.
  for (const subnet of [0, 1]) {
    const startedBy = 'ecs-svc/1234567890123456789'
    await run(cluster, { count: SERVICE_TASKS / 2, startedBy, subnet })
  }
  await run(cluster, { count: ONE_OFF_TASKS, subnet: 2 })
  return withPage(async page => {
    await signInAsDemo(page)
    const before = await countReads()
    const path = `/api/tasks?clusters=${cluster}`
    await until(async () => (await rowsOf(page, path)) >= ONE_OFF_TASKS)
    const calls = (await countReads()) - before
    const all = (2 * (SERVICE_TASKS + ONE_OFF_TASKS)) / 100 + 1
    return [
      ['calls until ten of 5,010 show', calls, Math.ceil(all), `${calls <= all ? 'yes' : 'no'}`],
    ]
  })
}

const countReads = async (): Promise<number> =>
  (await countCalls('ecs:ListTasks')) + (await countCalls('ecs:DescribeTasks'))

async function measureMany(): Promise<Row[]> {
  const cluster = 'many'
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }))
  await run(cluster, { count: ROWS })
  return withPage(async page => {
    await signInAsDemo(page)
    const path = `/api/tasks?clusters=${cluster}`
    await until(async () => (await rowsOf(page, path)) >= ROWS)
    return [...(await measureLoad(page, cluster)), ...(await measureFrames(page))]
  })
}

async function measureLoad(page: Page, cluster: string): Promise<Row[]> {
  const sizes: { path: string; bytes: number }[] = []
  page.on('requestfinished', request => {
    const path = new URL(request.url()).pathname
    if (path !== '/tasks' && path !== '/api/tasks') return
    void request
      .sizes()
      .then(({ responseBodySize }) => sizes.push({ path, bytes: responseBodySize }))
  })
  const startedAt = performance.now()
  await page.goto(`/tasks?cluster=${cluster}`)
  await page.getByRole('table', { name: 'Tasks' }).getByRole('link').first().waitFor()
  const firstRowMs = performance.now() - startedAt
  await page.getByText(`of ${ROWS.toLocaleString('en-US')} here`).waitFor()
  const wholeMs = performance.now() - startedAt
  await delay(12_000)
  const toKiB = (path: string) =>
    sizes.filter(each => each.path === path).map(({ bytes }) => Math.round(bytes / 1024))
  const [html = 0] = toKiB('/tasks')
  const [first = 0, ...later] = toKiB('/api/tasks')
  return [
    ['first row', Math.round(firstRowMs), Math.round(wholeMs), 'beside: all rows'],
    ['page, first answer (KiB)', html, first, `later: ${later.join(', ') || 'none'}`],
  ]
}

/** Each thing that a person does, with the frames that it takes. */
async function measureFrames(page: Page): Promise<Row[]> {
  const search = page.getByRole('searchbox', { name: 'Search tasks' })
  const heading = (name: string) => page.getByRole('columnheader', { name }).getByRole('button')
  const filters = page.getByRole('group', { name: 'Filters' })
  const acts: [name: string, act: () => Promise<void>][] = [
    ['nothing', () => delay(2_000)],
    ['typing in the search', () => search.pressSequentially('journey', { delay: 80 })],
    ['emptying the search', () => search.fill('')],
    ['sorting by duration', () => heading('Ran').click()],
    ['sorting by start', () => heading('Started').click()],
    [
      'filtering by outcome',
      async () => void (await filters.getByLabel('Outcome').selectOption('running')),
    ],
    ['selecting all', () => page.getByRole('checkbox', { name: /^Select all/ }).click()],
    [
      'scrolling',
      async () => {
        for (let step = 0; step < 40; step += 1) {
          await page.mouse.wheel(0, 900)
          await delay(30)
        }
      },
    ],
  ]
  const rows: Row[] = []
  for (const [name, act] of acts) {
    const frames = await framesDuring(page, act)
    const slow = frames.filter(ms => ms > SLOW_FRAME_MS).length
    rows.push([
      name,
      Math.round(Math.max(...frames)),
      `${slow} of ${frames.length}`,
      slow === 0 ? 'yes' : 'no',
    ])
  }
  return rows
}

async function rowsOf(page: Page, path: string): Promise<number> {
  const answer = await page.request.get(path)
  const body = (await answer.json()) as { value?: { rows: unknown[] } }
  return body.value?.rows.length ?? 0
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + LISTED_WITHIN_MS
  while (!(await isSo())) {
    if (Date.now() > endMs) throw new Error('The tasks were not listed in time')
    await delay(500)
  }
}
