import type { Page } from '@playwright/test'
import { expectGoodLooks, PHONE } from './support/accessibility.ts'
import { checkNow } from './support/check-now.ts'
import { expect, focusOn, signInByRequest, signInWithKeys, test } from './support/journey.ts'
import { addFaults, advanceClock, clearFaults } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { registerFamily, runByApi } from './support/run-by-api.ts'

// A new task's page may come before ECS shows the task.
test.use({ allowedErrors: [/404 \(Not Found\)/] })

const MINUTE_MS = 60_000

const card = (page: Page, title: string) =>
  page.locator('dl > div').filter({ has: page.getByText(title, { exact: true }) })
const bars = (page: Page) =>
  page.getByRole('list', { name: 'Runs, oldest first' }).getByRole('link')

/** Runs of a family that fails, to their ends, one after the other. */
async function runToTheEnd(page: Page, family: string, times: number): Promise<string[]> {
  const paths: string[] = []
  for (let run = 0; run < times; run += 1) {
    const started = await runByApi(family)
    await openEach(page, family, started)
    await advanceClock(10 * MINUTE_MS)
    await checkNow(page)
    await expect(page.getByRole('main').getByText('Failed').first()).toBeVisible()
    paths.push(...started)
  }
  return paths
}

test('a family’s page has its figures, and each bar leads to its run', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['sh', '-c', 'sleep 30; exit 3'])
  const [first = '', second = ''] = await runToTheEnd(page, family, 2)
  await openEach(page, family, await runByApi(family))
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByText(`${family}:1`).click()
  await expect(page).toHaveURL(`/families/${family}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(family)
  await expect(page).toHaveTitle(new RegExp(family))
  const sections = page.getByRole('navigation', { name: 'Sections' })
  await expect(sections.getByRole('link', { name: 'Tasks' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(page.getByText('newest revision 1 · registered')).toBeVisible()
  await expect(card(page, 'Runs, 90 days')).toContainText('3')
  await expect(card(page, 'Runs, 90 days')).toContainText('1 running')
  await expect(card(page, 'Succeeded')).toContainText('0%')
  await expect(card(page, 'Succeeded')).toContainText('2 of the last 3 failed')
  await expect(card(page, 'Median duration')).toContainText('95th percentile')
  await expect(card(page, 'Last failure').getByRole('link')).toHaveAttribute('href', second)

  await expect(bars(page)).toHaveCount(3)
  await expect(bars(page).first()).toHaveAccessibleName(/^Failed, \d.* exited with code 3/)
  await bars(page).first().hover()
  await expect(page.getByText(/^Failed, \d.* exited with code 3/)).toBeVisible()

  const reason = page.getByRole('row', { name: /exited with code 3 2 / }).getByRole('link')
  await expect(reason).toHaveAttribute('href', second)

  // A run that ends is there without a reload.
  await advanceClock(10 * MINUTE_MS)
  await expect(card(page, 'Succeeded')).toContainText('3 of the last 3 failed')
  await expect(card(page, 'Runs, 90 days')).toContainText('none running')

  await focusOn(page.getByRole('radio', { name: 'Runs' }))
  await page.keyboard.press('Tab')
  await expect(bars(page).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(first)
})

test('runs by day are the same runs', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['false'])
  await runToTheEnd(page, family, 2)
  await page.goto(`/families/${family}`)
  await page.getByRole('radio', { name: 'Days' }).check()
  const days = page.getByRole('list', { name: 'Runs by day, oldest first' })
  await expect(days.getByRole('listitem')).toHaveText(/: 2 failed$/)
  await page.getByRole('radio', { name: 'Runs' }).check()
  await expect(bars(page)).toHaveCount(2)
})

test('a family without runs says so, and Launch fills it in', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['true'])
  await page.goto(`/families/${family}`)
  await expect(page.getByText('No runs in the last 90 days')).toBeVisible()
  await page.getByRole('link', { name: 'Launch', exact: true }).last().click()
  await expect(page).toHaveURL(`/launch?family=${family}`)
  const field = page.getByRole('combobox', { name: 'Task definition' })
  await expect(field).toHaveValue(family)
  // What the form fills in by itself is no change that could be left behind.
  const command = page.getByRole('tabpanel', { name: 'Bash' })
  await expect(command).toContainText(`${family}:1`)
  await page.getByRole('main').getByRole('link', { name: family }).first().click()
  await expect(page).toHaveURL(`/families/${family}`)
})

test('a family that nobody knows is not there, and AWS isn’t asked for an odd name', async ({
  page,
}) => {
  await signInByRequest(page)
  expect((await page.goto('/families/nobody-knows-it'))?.status()).toBe(404)
  await expect(page.getByText('Page not found')).toBeVisible()
  await addFaults({ operation: 'DescribeTaskDefinition', kind: 'error', status: 503 })
  for (const name of ['a%20b', 'a'.repeat(256), '%2e%2e%2ftasks', 'a:1']) {
    expect((await page.goto(`/families/${name}`))?.status()).toBe(404)
    expect((await page.request.get(`/api/families/${name}`)).status()).toBe(404)
  }
  expect((await page.goto('/launch?family=a%20b'))?.status()).toBe(404)
})

test('what is denied and what does not respond has a face', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['false'])
  await runToTheEnd(page, family, 1)
  await addFaults({ operation: 'DescribeTaskDefinition', kind: 'deny' })
  await page.goto(`/families/${family}`)
  await expect(page.getByText('newest revision unknown')).toBeVisible()
  await expect(card(page, 'Runs, 90 days')).toContainText('1')
  await clearFaults()
  await signInWithKeys(page, 'outsider')
  expect((await page.goto(`/families/${family}`))?.status()).toBe(404)
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('the family’s page is accessible and fits', async ({ page }) => {
    await signInByRequest(page)
    const family = await registerFamily(['false'])
    await page.goto(`/families/${family}`)
    await expect(page.getByText('No runs in the last 90 days')).toBeVisible()
    await expectGoodLooks(page)
    await runToTheEnd(page, family, 2)
    await page.goto(`/families/${family}`)
    await focusOn(bars(page).first())
    await expectGoodLooks(page)
    await page.getByRole('radio', { name: 'Days' }).check()
    await expectGoodLooks(page)
  })
})
