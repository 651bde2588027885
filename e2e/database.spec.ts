import { existsSync, renameSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { DATABASE_PATH } from './support/servers.ts'

// A page of plain text names no icon, so the browser asks for one that isn't there.
test.use({ allowedErrors: [/status of (401|404|503)/] })

async function health(page: Page): Promise<{ status: number; body: unknown }> {
  const response = await page.request.get('/api/health')
  return { status: response.status(), body: await response.json() }
}

const expectHealthy = (page: Page) =>
  expect.poll(async () => (await health(page)).status, { timeout: 15_000 }).toBe(200)

test('a lock of another program is named, holds nobody up, and needs no hand', async ({ page }) => {
  await signInAsDemo(page)
  const other = new Sqlite(DATABASE_PATH, { timeout: 0 })
  other.exec('BEGIN IMMEDIATE')
  try {
    expect(await health(page)).toMatchObject({ status: 503, body: { reason: 'busy' } })
    expect((await page.goto('/launch'))?.status()).toBe(200)
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in as the demo operator' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'The database is busy' })).toBeVisible()
  } finally {
    other.exec('ROLLBACK')
    other.close()
  }
  await expectHealthy(page)
  await signInAsDemo(page)
})

test('a database file that vanished is named, not replaced, and taken up again', async ({
  page,
}) => {
  await signInAsDemo(page)
  renameSync(DATABASE_PATH, `${DATABASE_PATH}.away`)
  try {
    expect(await health(page)).toMatchObject({ status: 503, body: { reason: 'lost' } })
    const refused = await page.goto('/tasks')
    expect(refused?.status()).toBe(503)
    expect(await refused?.text()).toContain('The database file is gone')
    const poll = await page.request.get('/api/tasks')
    expect(poll.status()).toBe(503)
    expect(await poll.json()).toMatchObject({ failure: { code: 'Ledger.lost' } })
    expect(existsSync(DATABASE_PATH)).toBe(false)
  } finally {
    renameSync(`${DATABASE_PATH}.away`, DATABASE_PATH)
  }
  await expectHealthy(page)
  expect((await page.goto('/tasks'))?.status()).toBe(200)
})
