import type { Page } from '@playwright/test'
import { expect, signInAsDemo, signInByRequest, test } from './support/journey.ts'
import { addFaults, clearFaults } from './support/local-aws-control.ts'
import { fillFargate, launchButton } from './support/launch-form.ts'
import { runLoggedTask } from './support/log-streams.ts'

/** What the server drew, and no script has come to: a click on it would be lost, and nobody told. */
async function expectNothingUsable(page: Page, path: string): Promise<void> {
  await page.route('**/_next/static/chunks/**', route => route.abort())
  await page.goto(path, { waitUntil: 'domcontentloaded' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const controls = page.locator('button, input, select, textarea').locator('visible=true')
  await expect(controls).not.toHaveCount(0)
  const usable = await controls.evaluateAll(all =>
    all.flatMap(control =>
      control.matches(':disabled, [readonly]') || getComputedStyle(control).pointerEvents === 'none'
        ? []
        : [control.outerHTML.slice(0, 200)],
    ),
  )
  expect(usable).toEqual([])
  await page.unroute('**/_next/static/chunks/**')
}

test.use({ allowedErrors: [/ERR_FAILED/] })
test.afterEach(clearFaults)

test('no control takes a click before the page can hear it', async ({ page }) => {
  await signInByRequest(page)
  const { path } = await runLoggedTask()
  for (const each of [path, '/tasks', '/launch', '/families/db-migrate', '/compare']) {
    await expectNothingUsable(page, each)
  }
})

test('nor does a launch without an answer', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo open'")
  await addFaults({ operation: 'RunTask', kind: 'drop-before' })
  await launchButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'it may have launched' })).toBeVisible()
  await clearFaults()
  await expectNothingUsable(page, '/tasks')
  await page.reload()
  const card = page.getByRole('region', { name: /no answer from AWS/i })
  await card.getByRole('button', { name: 'Give up' }).click()
  await expect(card).toHaveCount(0)
})
