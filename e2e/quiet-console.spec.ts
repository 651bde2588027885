import type { Page } from '@playwright/test'
import { checkNow } from './support/check-now.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, launchToTask } from './support/launch-form.ts'
import { addFaults, advanceClock } from './support/local-aws-control.ts'

// Each journey fails for an error in the console: see `support/journey.ts`.

/** A tab that one comes back to asks again for everything that it follows and that failed. */
const comeBack = (page: Page) =>
  page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))

/** Waits for an answer that failed, by what the page is told of it. */
const failedAnswer = (page: Page, path: RegExp, status: number) =>
  page.waitForResponse(
    response =>
      path.test(new URL(response.url()).pathname) &&
      response.headers()['x-slipway-status'] === String(status),
  )

const TASK = /^\/api\/tasks(\/[^/]+){4}$/

for (const [what, fault, status] of [
  ['AWS fails', { kind: 'error', status: 500 }, 502],
  ['AWS throttles', { kind: 'throttle' }, 429],
  ['AWS hangs up', { kind: 'drop-before' }, 502],
  ['the credentials have expired', { kind: 'expire' }, 401],
] as const) {
  test(`polls leave no error in the console while ${what}`, async ({ page }) => {
    await signInAsDemo(page)
    await fillFargate(page, "'echo quiet; sleep 600'")
    await launchToTask(page)
    await advanceClock(90_000)
    await expect(page.getByRole('region', { name: 'Log' }).getByText('quiet')).toBeVisible()
    await addFaults(
      ...['DescribeTasks', 'GetLogEvents', 'DescribeNetworkInterfaces'].map(operation => ({
        operation,
        ...fault,
      })),
    )
    const failed = failedAnswer(page, /\/logs$/, status)
    await checkNow(page)
    await failed
    const log = page.getByRole('region', { name: 'Log' })
    await expect(log.getByText('The log isn’t up to date')).toBeVisible()
  })
}

test('polls leave no error in the console once the session has ended', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 600'")
  const path = await launchToTask(page)
  const answers = [TASK, /^\/api\/tasks$/, /^\/api\/families\//]
  for (const [index, address] of [path, '/tasks', '/families/one-off-shell'].entries()) {
    await signInAsDemo(page)
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const ended = failedAnswer(page, answers[index] ?? TASK, 401)
    await page.context().clearCookies()
    await comeBack(page)
    await ended
    await expect(page.getByText(/[Ss]ign in/).first()).toBeVisible()
  }
})

test('programs get the status itself', async ({ page, request }) => {
  await signInAsDemo(page)
  const gone = '/api/tasks/us-east-1/111122223333/demo/0123456789abcdef0123456789abcdef'
  expect((await request.get(gone)).status()).toBe(401)
  expect((await page.request.get(gone)).status()).toBe(404)
  await addFaults({ operation: 'ListTaskDefinitionFamilies', kind: 'deny' })
  expect((await page.request.get('/api/catalog/families')).status()).toBe(403)
})
