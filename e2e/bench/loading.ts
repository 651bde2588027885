import { chromium } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { findBrowser } from '../find-browser.ts'
import { signInAsDemo } from '../support/journey.ts'
import { DASHBOARD_URL } from '../support/servers.ts'
import { withServers } from './bench-servers.ts'
import type { Table } from './print-table.ts'

/** Lighthouse's mobile setting: a slow phone on a slow line. */
const CPU_SLOW_DOWN = 4
const LINE = { latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000, offline: false }
/** A task of the main thread blocks for what it takes above this (W3C, Long Tasks). */
const LONG_TASK_MS = 50
/** A page has settled when its main thread had no long task for so long. */
const SETTLED_MS = 3_000
const RUNS = 5

interface Visit {
  path: string
  isCold: boolean
  /** Absent for the emptiest page: what the stack alone takes. */
  bar?: { figure: 'blocking' | 'paint'; ms: number }
}

const visits: Visit[] = [
  { path: '/no-such-page', isCold: false },
  { path: '/launch', isCold: false, bar: { figure: 'blocking', ms: 400 } },
  { path: '/tasks', isCold: false, bar: { figure: 'blocking', ms: 200 } },
  { path: '/sign-in', isCold: true, bar: { figure: 'paint', ms: 2_500 } },
]

interface Load {
  /** Of all long tasks, what each took above 50 ms. */
  blocking: number
  /** The largest contentful paint. */
  paint: number
  /** The end of the last long task. */
  busyUntil: number
}

/** How long a page blocks while it loads, and when its largest part is painted. */
export const benchLoading = (): Promise<Table> => withServers(measure)

async function measure(): Promise<Table> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  const rows = []
  for (const { path, isCold, bar } of visits) {
    const loads: Load[] = []
    const warm = await browser.newContext({ baseURL: DASHBOARD_URL })
    await visit(warm, path, false)
    for (let run = 0; run < RUNS; run += 1) {
      const context = isCold ? await browser.newContext({ baseURL: DASHBOARD_URL }) : warm
      loads.push(await visit(context, path, true))
      if (isCold) await context.close()
    }
    await warm.close()
    const [blocking, paint] = [toMedian(loads, 'blocking'), toMedian(loads, 'paint')]
    rows.push([
      `${path}, ${isCold ? 'cold' : 'warm'}`,
      Math.round(blocking),
      Math.round(paint),
      bar ? explainBar(bar, bar.figure === 'blocking' ? blocking : paint) : 'the stack alone',
    ])
  }
  await browser.close()
  return {
    title: 'Loading a page on a phone',
    note: `CPU ${CPU_SLOW_DOWN}x slower, ${LINE.latency} ms and 1.6 Mbit/s; medians of ${RUNS}, in ms. Blocking time is what long tasks take above ${LONG_TASK_MS} ms, paint is the largest contentful one.`,
    columns: ['page', 'blocking', 'paint', 'bar'],
    rows,
  }
}

const explainBar = ({ figure, ms: barMs }: NonNullable<Visit['bar']>, ms: number): string =>
  `${figure} ${barMs} ms: ${ms <= barMs ? 'yes' : 'no'}`

async function visit(context: BrowserContext, path: string, isSlow: boolean): Promise<Load> {
  const page = await context.newPage()
  if (path !== '/sign-in' && !isSlow) await signInAsDemo(page)
  if (isSlow) await slowDown(page)
  await page.addInitScript(observeLoading)
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.waitForFunction(hasSettled, SETTLED_MS)
  const load = await page.evaluate(() => Reflect.get(window, 'load') as Load)
  await page.close()
  return load
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOW_DOWN })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
}

/** Runs in the page, before its own scripts. */
function observeLoading(): void {
  const load: Load = { blocking: 0, paint: 0, busyUntil: 0 }
  Reflect.set(window, 'load', load)
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      load.blocking += Math.max(0, duration - 50)
      load.busyUntil = startTime + duration
    }
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver(list => {
    for (const { startTime } of list.getEntries()) load.paint = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
}

/** Runs in the page. */
const hasSettled = (settledMs: number): boolean =>
  performance.now() - (Reflect.get(window, 'load') as Load).busyUntil > settledMs

function toMedian(loads: Load[], figure: keyof Load): number {
  const sorted = loads.map(load => load[figure]).sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity
}
