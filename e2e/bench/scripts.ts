import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { findBrowser } from '../find-browser.ts'
import { DASHBOARD_URL } from '../support/servers.ts'
import { withServers } from './bench-servers.ts'
import type { Table } from './print-table.ts'

const PAGES = ['/no-such-page', '/sign-in', '/launch', '/tasks']
const KIB = 1024

/** Script and style that a page loads, compressed, against the emptiest page of the same build. */
export const benchScripts = (): Promise<Table> => withServers(measure)

async function measure(): Promise<Table> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  const loads = []
  for (const path of PAGES) loads.push({ path, ...(await load(browser, path)) })
  await browser.close()
  const base = loads[0]?.script ?? 1
  return {
    title: 'Script and style loaded with a page',
    note: `KiB, gzip, a fresh browser each time; ratio against ${PAGES[0]}. Needs a production build.`,
    columns: ['page', 'script', 'style', 'ratio'],
    rows: loads.map(({ path, script, style }) => [
      path,
      Math.round(script / KIB),
      Math.round(style / KIB),
      (script / base).toFixed(2),
    ]),
  }
}

async function load(browser: Browser, path: string): Promise<{ script: number; style: number }> {
  const context = await browser.newContext({ baseURL: DASHBOARD_URL })
  const page = await context.newPage()
  await page.goto('/sign-in')
  if (path !== '/sign-in') {
    await page.getByRole('button', { name: 'Sign in as the demo operator' }).click()
    await page.waitForURL('**/launch')
  }
  await page.close()
  const fresh = await context.newPage()
  const sizes = { script: 0, style: 0 }
  const pending: Promise<void>[] = []
  fresh.on('response', response => {
    const type = response.request().resourceType()
    if (type !== 'script' && type !== 'stylesheet') return
    const count = response.body().then(body => {
      sizes[type === 'script' ? 'script' : 'style'] += gzipSync(body).length
    })
    pending.push(count)
  })
  await fresh.goto(path, { waitUntil: 'networkidle' })
  await Promise.all(pending)
  await context.close()
  return sizes
}
