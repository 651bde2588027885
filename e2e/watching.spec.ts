import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { startDashboard } from './chaos/dashboard-process.ts'
import { checkNow } from './support/check-now.ts'
import { expect, signInAsDemo, signInByRequest, signInWithKeys, test } from './support/journey.ts'
import { fillFargate, launchToTask } from './support/launch-form.ts'
import { addFaults, advanceClock, clearFaults } from './support/local-aws-control.ts'
import { createCluster, registerFamily, runByApi } from './support/run-by-api.ts'
import { AWS_URL, DATABASE_PATH } from './support/servers.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const log = (page: Page) => page.getByRole('region', { name: 'Log' })

/** What the ledger holds of the newest task, without asking the dashboard. */
function readStatus(databasePath: string): unknown {
  const ledger = new Sqlite(databasePath, { readonly: true })
  try {
    return ledger.prepare('SELECT last_status FROM tasks ORDER BY created_at DESC').pluck().get()
  } finally {
    ledger.close()
  }
}

test.describe('while the server goes away', () => {
  // The browser logs each request that nothing answers.
  test.use({ allowedErrors: [/Failed to load resource|ERR_CONNECTION/] })
  const databasePath = `${DATABASE_PATH}.watching`

  test('a page stays and heals; a launch is recorded to its end though no browser is open', async ({
    browser,
  }) => {
    const dashboard = await startDashboard({ awsUrl: AWS_URL, databasePath })
    const context = await browser.newContext({ baseURL: dashboard.url })
    try {
      const page = await context.newPage()
      await signInAsDemo(page)
      await fillFargate(page, "'sleep 600; exit 3'")
      const path = await launchToTask(page)
      await dashboard.kill()
      await expect(page.getByText('Slipway did not respond')).toBeVisible()
      await expect(title(page)).toContainText('one-off-shell')
      await dashboard.restart()
      await advanceClock(120_000)
      await expect(page.getByText('Slipway did not respond')).toBeHidden()
      await expect(page.getByRole('main').getByText('Running').first()).toBeVisible()

      await page.close()
      // Nothing of who looked is left in the server.
      await dashboard.kill()
      await advanceClock(900_000)
      await dashboard.restart()
      await expect.poll(() => readStatus(databasePath)).toBe('STOPPED')
      // ECS has forgotten it by now.
      await advanceClock(3 * 3_600_000)
      const later = await context.newPage()
      await later.goto(path)
      await expect(later.getByText('exited with code 3').first()).toBeVisible()
      await later.getByText('Show all changes').click()
      await expect(later.getByText(/Status .*→ STOPPED/)).toBeVisible()
    } finally {
      await context.close()
      await dashboard.kill()
      rmSync(databasePath, { force: true })
    }
  })
})

test.describe('of two viewers', () => {
  test('one loses the permission and the page, and the other goes on to the end', async ({
    page,
    browser,
  }) => {
    // On a cluster that nobody else looks at, these two take turns in lending their credentials.
    const family = await registerFamily(['sleep', '600'])
    const [path = ''] = await runByApi(family, { cluster: await createCluster() })
    await signInByRequest(page)
    await page.goto(path)
    await expect(title(page)).toContainText(family)
    const other = await (await browser.newContext()).newPage()
    await signInWithKeys(other, 'viewer')
    await other.goto(path)
    await expect(title(other)).toContainText(family)
    await addFaults({ operation: 'DescribeTasks', kind: 'deny', principal: 'viewer' })
    await expect(title(other)).toHaveText('Not allowed')
    await expect(title(page)).toContainText(family)
    await advanceClock(900_000)
    await checkNow(page)
    await expect(page.getByText('Succeeded').first()).toBeVisible()
    await other.context().close()
  })
})

test.describe('in a browser', () => {
  test.use({ allowedErrors: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/] })

  test('that goes offline the page says so, and goes on when it is back', async ({ page }) => {
    await signInAsDemo(page)
    await fillFargate(page, "'sleep 600'")
    await launchToTask(page)
    await page.context().setOffline(true)
    await expect(page.getByText('You’re offline')).toBeVisible()
    await expect(title(page)).toContainText('one-off-shell')
    await advanceClock(900_000)
    await page.context().setOffline(false)
    await expect(page.getByText('You’re offline')).toBeHidden()
    await expect(page.getByText('Succeeded').first()).toBeVisible()
  })
})

test.describe('with credentials that have ended', () => {
  test('one signs in again on the same page, and its log goes on', async ({ page }) => {
    await signInAsDemo(page)
    await fillFargate(page, "'echo before; sleep 60; echo after; sleep 600'")
    const path = await launchToTask(page)
    await advanceClock(90_000)
    await expect(log(page).getByText('before')).toBeVisible()
    await page.evaluate(() => Reflect.set(window, 'isSamePage', true))
    await addFaults(
      { operation: 'DescribeTasks', kind: 'expire' },
      { operation: 'GetLogEvents', kind: 'expire' },
    )
    const again = page.getByRole('button', { name: 'Sign in again' })
    await expect(again.first()).toBeVisible()
    await clearFaults()
    await page.context().clearCookies()
    await again.first().click()
    await page.getByRole('button', { name: 'Sign in as the demo operator' }).click()
    await expect(again).toHaveCount(0)
    await advanceClock(900_000)
    await expect(log(page).getByText('after')).toBeVisible()
    await expect(page.getByText('Succeeded').first()).toBeVisible()
    expect(new URL(page.url()).pathname).toBe(path)
    expect(await page.evaluate(() => Boolean(Reflect.get(window, 'isSamePage')))).toBe(true)
  })
})
