import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { signInByRequest } from '../support/journey.ts'
import { manyLines, runLoggedTask } from '../support/log-streams.ts'
import type { LoggedTask } from '../support/log-streams.ts'
import { AWS_URL } from '../support/servers.ts'
import { framesDuring, SLOW_FRAME_MS, withPage } from './bench-page.ts'
import { withServers } from './bench-servers.ts'
import { startCountingProxy } from './counting-proxy.ts'
import type { Counted } from './counting-proxy.ts'
import { measureLogViewers, VIEWED_MS } from './log-viewers.ts'
import type { Table } from './print-table.ts'

const LINES = 200_000
const GROWN_PER_SECOND = 5_000
const GROWN_FOR_S = 10
/** Appended at once; PutLogEvents is called so often in a second. */
const BATCHES_PER_SECOND = 5
/** One line in so many has what is searched for. */
const HIT_EVERY = 1_000
const LOADED_WITHIN_MS = 180_000
const MIB = 1024 * 1024

type Row = (string | number)[]

/** The log of 200,000 lines in a browser, and many viewers of one log. */
export async function benchLogs(): Promise<Table> {
  const proxy = await startCountingProxy(AWS_URL)
  try {
    const env = { AWS_ENDPOINT_URL: proxy.url, LOCAL_AWS_STRICT: '0' }
    const rows = await withServers(() => measure(proxy.counted), env)
    return {
      title: 'The log of a task',
      note: `Chromium with a log of ${LINES} lines: milliseconds to the first line and to a search's first and last hit; the longest frame in ms beside the frames over ${SLOW_FRAME_MS} ms; MiB of script memory after a collection. Viewers of one log that grows, at the delays that they are told, for ${VIEWED_MS / 1000} s: calls of GetLogEvents beside those that only prove a permission, and p50 and p95 of an answer in ms.`,
      columns: ['what', 'figure', 'beside', 'bar'],
      rows,
    }
  } finally {
    proxy.close()
  }
}

async function measure(counted: Counted): Promise<Row[]> {
  const task = await runLoggedTask()
  await task.put('app', manyLines(LINES, Date.now(), toMessage))
  const inBrowser = await withPage(async page => {
    await signInByRequest(page)
    const browser = await page.context().newCDPSession(page)
    return [
      ...(await measureOpening(page, task)),
      ...(await measureMemory('memory at the end of the log', browser)),
      ...(await measureLoading(page)),
      ...(await measureMemory('memory with all lines', browser)),
      ...(await measureScrolling(page)),
      ...(await measureSearches(page)),
      ...(await measureGrowth(page, task)),
    ]
  })
  return [...inBrowser, ...(await measureLogViewers(counted))]
}

/** What programs write: most lines short, some of them errors, JSON or coloured. */
function toMessage(index: number): string {
  if (index % HIT_EVERY === 500) return `ERROR order ${index} has no customer, needle`
  if (index % 50 === 0) return JSON.stringify({ level: 'info', msg: `batch ${index}`, rows: 250 })
  if (index % 40 === 0) return `\u001b[33mWARN\u001b[0m worker: batch ${index} is late`
  return `2026-12-01T10:00:00Z INFO worker: order ${index} of customer ${index % 977} repaired in 12 ms`
}

const card = (page: Page) => page.getByRole('region', { name: 'Log', exact: true })
const list = (page: Page) => card(page).getByRole('log')
const rowsOf = (page: Page) => list(page).locator('[data-index]')

async function measureOpening(page: Page, task: LoggedTask): Promise<Row[]> {
  const startedAt = performance.now()
  await page.goto(task.path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const pageMs = performance.now() - startedAt
  await card(page).scrollIntoViewIfNeeded()
  await rowsOf(page).first().waitFor()
  const lineMs = performance.now() - startedAt
  return [['first line', Math.round(lineMs), `page: ${Math.round(pageMs)}`, '']]
}

async function measureLoading(page: Page): Promise<Row[]> {
  await list(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Home')
  const startedAt = performance.now()
  const frames = await framesDuring(page, async () => {
    await list(page).getByRole('button', { name: 'Load all' }).click()
    const whole = card(page).getByText(`${LINES.toLocaleString('en-US')} lines · `)
    await whole.waitFor({ timeout: LOADED_WITHIN_MS })
  })
  const loadedMs = Math.round(performance.now() - startedAt)
  return [['all lines loaded', loadedMs, '', ''], toFrames('loading all lines', frames)]
}

async function measureScrolling(page: Page): Promise<Row[]> {
  const wheel = async (stepPx: number) => {
    await list(page).hover()
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.wheel(0, stepPx)
      await delay(25)
    }
  }
  const acts: [name: string, act: () => Promise<void>][] = [
    ['nothing', () => delay(2_000)],
    ['to the end', () => page.keyboard.press('End')],
    ['scrolling up', () => wheel(-900)],
    ['to the start', () => page.keyboard.press('Home')],
    ['scrolling down', () => wheel(900)],
    ['scrolling far', () => wheel(60_000)],
  ]
  await list(page).focus()
  const rows: Row[] = []
  for (const [name, act] of acts) rows.push(toFrames(name, await framesDuring(page, act)))
  return rows
}

async function measureSearches(page: Page): Promise<Row[]> {
  const box = card(page).getByRole('textbox', { name: 'Search the lines' })
  const status = card(page).getByRole('search').getByRole('status')
  const search = async (name: string, text: string): Promise<Row[]> => {
    const startedAt = performance.now()
    let firstMs = 0
    const frames = await framesDuring(page, async () => {
      await box.fill(text)
      await status.filter({ hasText: /\d/ }).waitFor()
      firstMs = performance.now() - startedAt
      await status.filter({ hasText: /^(?=.*\d)[^+]*$/ }).waitFor({ timeout: LOADED_WITHIN_MS })
    })
    const allMs = performance.now() - startedAt - 600
    const found = await status.innerText()
    await box.fill('')
    return [
      [`${name}: first hit`, Math.round(firstMs), `all: ${Math.round(allMs)} (${found})`, ''],
      toFrames(name, frames),
    ]
  }
  const byText = await search('search by text', 'needle')
  await card(page).getByRole('button', { name: 'Regular expression' }).click()
  const byExpression = await search('search by expression', 'customer (3|7)\\d+ rep.*12 ms$')
  await card(page).getByRole('button', { name: 'Regular expression' }).click()
  return [...byText, ...byExpression]
}

async function measureGrowth(page: Page, task: LoggedTask): Promise<Row[]> {
  await list(page).focus()
  await page.keyboard.press('End')
  const shown = rowsOf(page).last()
  const before = await shown.innerText()
  const frames = await framesDuring(page, async () => {
    for (let batch = 0; batch < GROWN_FOR_S * BATCHES_PER_SECOND; batch += 1) {
      const startedAt = performance.now()
      await task.put('app', manyLines(GROWN_PER_SECOND / BATCHES_PER_SECOND, Date.now(), toMessage))
      await delay(Math.max(0, 1000 / BATCHES_PER_SECOND - (performance.now() - startedAt)))
    }
  })
  const isFollowed = (await shown.innerText()) !== before
  const name = `growing by ${GROWN_PER_SECOND} a second`
  return [toFrames(name, frames), ['is followed meanwhile', isFollowed ? 'yes' : 'no', '', '']]
}

async function measureMemory(name: string, browser: CDPSession): Promise<Row[]> {
  await browser.send('HeapProfiler.collectGarbage')
  const { usedSize } = await browser.send('Runtime.getHeapUsage')
  return [[name, Math.round(usedSize / MIB), 'MiB', '']]
}

function toFrames(name: string, frames: readonly number[]): Row {
  const slow = frames.filter(ms => ms > SLOW_FRAME_MS).length
  const longest = Math.round(Math.max(...frames))
  return [name, longest, `${slow} of ${frames.length}`, slow === 0 ? 'yes' : 'no']
}
