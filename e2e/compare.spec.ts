import type { Locator, Page } from '@playwright/test'
import { expectGoodLooks, expectNoViolations } from './support/accessibility.ts'
import { checkNow } from './support/check-now.ts'
import { expect, focusOn, signInByRequest, test } from './support/journey.ts'
import { addFaults, advanceClock, clearFaults } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { registerFamily, runByApi } from './support/run-by-api.ts'

// A new task's page may come before ECS shows the task.
test.use({ allowedErrors: [/404 \(Not Found\)/] })

const MINUTE_MS = 60_000

const rowOf = (page: Page, name: string | RegExp): Locator =>
  page
    .getByRole('table', { name: 'Both runs' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const sideOf = (page: Page, row: string, side: 0 | 1): Locator =>
  rowOf(page, row).getByRole('cell').nth(side)
const showAll = (page: Page): Locator => page.getByRole('radio', { name: 'Everything' })

const toRun = (path: string): string => decodeURIComponent(path.replace('/tasks/', ''))
const toHref = (a: string, b: string): string => `/compare?a=${toRun(a)}&b=${toRun(b)}`
const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** A run of a family that fails after the one that succeeded, as paths of their pages. */
async function runTwice(page: Page): Promise<{ family: string; good: string; bad: string }> {
  const family = await registerFamily(['sh', '-c', 'exit 0'])
  const [good = ''] = await runByApi(family, { environment: { LOG_LEVEL: 'info' } })
  await openEach(page, family, [good])
  await advanceClock(10 * MINUTE_MS)
  await checkNow(page)
  await expect(page.getByRole('main').getByText('Succeeded').first()).toBeVisible()
  await registerFamily(['sh', '-c', 'exit 3'], { family })
  const [bad = ''] = await runByApi(family, {
    environment: { LOG_LEVEL: 'debug', DB_PASSWORD: 'hunter2' },
    tags: { ticket: 'OPS-1' },
  })
  await openEach(page, family, [bad])
  await advanceClock(10 * MINUTE_MS)
  await checkNow(page)
  await expect(page.getByRole('main').getByText('Failed').first()).toBeVisible()
  return { family, good, bad }
}

test('a failed run stands beside the last good one, from its page and by keyboard', async ({
  page,
}) => {
  await signInByRequest(page)
  const { family, good, bad } = await runTwice(page)
  await page.reload()
  await focusOn(page.getByRole('button', { name: 'Compare' }))
  await page.keyboard.press('Enter')
  const previous = page.getByRole('link', { name: /^Previous run, which succeeded/ })
  await expect(previous).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(toHref(bad, good))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Compare runs of ${family}`)
  await expect(page).toHaveTitle(new RegExp(`Compare runs of ${family}`))

  await expect(sideOf(page, 'Outcome', 0)).toContainText('Failed')
  await expect(sideOf(page, 'Outcome', 1)).toContainText('Succeeded')
  await expect(sideOf(page, 'Revision', 0)).toContainText(`${family}:2`)
  await expect(sideOf(page, 'Command', 0).locator('strong')).toHaveText("3'")
  await expect(sideOf(page, 'LOG_LEVEL', 0)).toContainText('debug')
  await expect(sideOf(page, 'LOG_LEVEL', 1)).toContainText('info')
  await expect(sideOf(page, 'DB_PASSWORD', 1)).toContainText('none')
  await expect(sideOf(page, 'Tag ticket', 0)).toContainText('OPS-1')
  await expect(page.getByRole('main')).not.toContainText('hunter2')
  await expect(page.getByText(/^Equal: .*cluster/)).toBeVisible()
  await expect(rowOf(page, 'Cluster')).toHaveCount(0)

  const changed = page.getByRole('button', { name: 'what changed' })
  await focusOn(changed)
  await page.keyboard.press('Enter')
  await expect(changed).toHaveAttribute('aria-expanded', 'true')
  await expect(sideOf(page, 'command (app)', 0)).toContainText('exit 3')

  await focusOn(showAll(page))
  await page.keyboard.press('Space')
  await expect(sideOf(page, 'Cluster', 0)).toContainText('demo')
  await expect(page).toHaveURL(/&show=all$/)
  await expectGoodLooks(page)

  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(sideOf(page, 'Outcome', 0)).toContainText('Succeeded')
  await page.reload()
  await expect(sideOf(page, 'Outcome', 0)).toContainText('Succeeded')
  await expect(showAll(page)).toBeChecked()

  await page.getByRole('button', { name: 'Relaunch the right one' }).click()
  await expect(page.getByRole('dialog', { name: `Relaunch ${family}` })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Relaunch the right one' })).toBeFocused()
})

test('two selected rows lead there, one or three don’t', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['sleep', '600'])
  const paths = await runByApi(family, { count: 3 })
  await openEach(page, family, paths)
  await page.goto(`/tasks?family=${family}`)
  const boxes = page.getByRole('table').getByRole('checkbox', { name: /^Select (?!all)/ })
  await expect(boxes).toHaveCount(3)
  const bar = page.getByRole('toolbar', { name: 'Selected tasks' })
  await boxes.nth(0).check()
  await expect(bar.getByRole('button', { name: 'Compare' })).toBeDisabled()
  await boxes.nth(1).check()
  await expect(bar.getByRole('link', { name: 'Compare' })).toBeVisible()
  await boxes.nth(2).check()
  await expect(bar.getByRole('button', { name: 'Compare' })).toBeDisabled()
  await boxes.nth(2).uncheck()
  await bar.getByRole('link', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/\/compare\?a=/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Compare runs of ${family}`)
  await expect(page.getByText('Same inputs, same outcome')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Launch another like the right one' })).toBeVisible()
})

test('another run is found by its ID, and a wrong one is said to be wrong', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['sleep', '600'])
  const [one = '', other = ''] = await runByApi(family, { count: 2 })
  await openEach(page, family, [other, one])
  await page.getByRole('button', { name: 'Compare' }).click()
  const field = page.getByRole('textbox', { name: 'Another run' })
  const problem = page.getByRole('dialog').getByRole('alert')
  await field.fill('nothing')
  await field.press('Enter')
  await expect(problem).toContainText('Enter a task ID')
  await field.fill(idOf(one))
  await field.press('Enter')
  await expect(problem).toContainText('This is the run on this page')
  await expectNoViolations(page)
  await field.fill(idOf(other))
  await field.press('Enter')
  await expect(page).toHaveURL(toHref(one, other))
})

test('a run that goes on goes to its end here', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['sh', '-c', 'sleep 30; exit 3'])
  const [one = '', other = ''] = await runByApi(family, { count: 2 })
  await openEach(page, family, [one, other])
  await page.goto(toHref(one, other))
  await showAll(page).check()
  await advanceClock(10 * MINUTE_MS)
  await expect(sideOf(page, 'Outcome', 0)).toContainText('Failed')
  await expect(sideOf(page, 'Outcome', 1)).toContainText('Failed')
  await expect(page.getByRole('button', { name: 'Relaunch the right one' })).toBeVisible()
})

test('what is denied or unknown on one side leaves the other as it is', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['sleep', '600'])
  const [one = ''] = await runByApi(family)
  await openEach(page, family, [one])
  const unknown = one.replace(idOf(one), '0'.repeat(32))
  await page.goto(toHref(one, unknown))
  await expect(page.getByText(/^Task 0000…0000: It doesn’t exist/)).toBeVisible()
  await expect(sideOf(page, 'Outcome', 0)).toContainText(/Starting|Running/)
  await expect(page.getByRole('radio', { name: 'Everything' })).toHaveCount(0)
  await expectGoodLooks(page, [
    ['light', 1280],
    ['dark', 400],
  ])
  await addFaults({ operation: 'DescribeTasks', kind: 'deny', times: 100 })
  await page.goto(toHref(unknown, one))
  await expect(page.getByText(/ecs:DescribeTasks/).first()).toBeVisible()
  await clearFaults()
})

test('another account’s run is not there, and odd addresses are said to be odd', async ({
  page,
}) => {
  await signInByRequest(page)
  const run = (account: string, digit: string) => `us-east-1/${account}/demo/${digit.repeat(32)}`
  const [one, other] = [run('111122223333', '1'), run('444455556666', '2')]
  await page.goto(`/compare?a=${one}&b=${other}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
  for (const query of ['', '?a=x&b=y', `?a=${one}`, `?a=${one}&b=${one}%2Fmore`, '?a=&b=&a=']) {
    await page.goto(`/compare${query}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'This comparison can’t be read',
    )
  }
  await page.goto(`/compare?a=${one}&b=${one}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Choose another run to compare with',
  )
  await expectNoViolations(page)
})
