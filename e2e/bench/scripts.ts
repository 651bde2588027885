import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { findBrowser } from '../find-browser.ts'
import { AWS_URL, DASHBOARD_URL, serverEnv } from '../support/servers.ts'
import type { Table } from './print-table.ts'

const PAGES = ['/no-such-page', '/sign-in', '/launch', '/tasks']
const READY_WITHIN_MS = 60_000
const KIB = 1024

/** Script and style that a page loads, compressed, against the emptiest page of the same build. */
export async function benchScripts(): Promise<Table> {
  const servers = [
    spawn(process.execPath, ['lib/local-aws/main.ts'], options()),
    spawn(
      process.execPath,
      ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1'],
      options(),
    ),
  ]
  try {
    await answered(`${DASHBOARD_URL}/api/health`)
    await answered(AWS_URL)
    return await measure()
  } finally {
    for (const server of servers) server.kill('SIGTERM')
  }
}

const options = () => ({ stdio: 'ignore' as const, env: { ...process.env, ...serverEnv } })

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

async function answered(address: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < READY_WITHIN_MS; waitedMs += 200) {
    if (await fetch(address).catch(() => undefined)) return
    await delay(200)
  }
  throw new Error(`Nothing answers at ${address}; build first with npm run build`)
}
