import type { Page } from '@playwright/test'
import { expectNoViolations, expectToFit } from './support/accessibility.ts'
import { expect, signInAsDemo, signInByRequest, test } from './support/journey.ts'
import { advanceClock } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { registerFamily, runByApi } from './support/run-by-api.ts'

// A new task's page may come before ECS shows the task.
test.use({ allowedErrors: [/404 \(Not Found\)/] })

const table = (page: Page) => page.getByRole('table', { name: 'Tasks' })
const filters = (page: Page) => page.getByRole('group', { name: 'Filters' })

/** Two families, each with a task of somebody else's. */
async function runTwo(): Promise<[string, string]> {
  const one = await registerFamily(['sleep', '3000'])
  const other = await registerFamily(['sleep', '3000'])
  for (const family of [one, other]) await runByApi(family)
  return [one, other]
}

test('a list is narrowed, ordered and sent by its address', async ({ page }) => {
  await signInByRequest(page)
  const [one, other] = await runTwo()
  await page.goto('/tasks')
  await expect(table(page).getByText(other)).toBeVisible()

  await filters(page).getByLabel('Family').selectOption(one)
  await expect(table(page).getByText(one)).toBeVisible()
  await expect(table(page).getByText(other)).toHaveCount(0)
  await expect(page).toHaveURL(`/tasks?family=${one}`)
  await page.getByRole('searchbox', { name: 'Search tasks' }).fill('nothing-like-it')
  await expect(page).toHaveURL(`/tasks?q=nothing-like-it&family=${one}`)
  await expect(page.getByText('No task here matches the search and the filters.')).toBeVisible()

  await page.reload()
  await expect(filters(page).getByLabel('Family')).toHaveValue(one)
  await expect(page.getByText('No task here matches the search and the filters.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(table(page).getByText(other)).toBeVisible()
  await expect(page).toHaveURL('/tasks')

  await page.getByRole('searchbox', { name: 'Search tasks' }).fill(other)
  await expect(table(page).getByText(one)).toHaveCount(0)
  await expect(page).toHaveURL(`/tasks?q=${other}`)
  await page.getByRole('link', { name: 'Tasks', exact: true }).first().click()
  await expect(page.getByRole('searchbox', { name: 'Search tasks' })).toHaveValue('')
  await expect(table(page).getByText(one)).toBeVisible()

  const heading = page.getByRole('columnheader', { name: 'Started' })
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).toHaveURL('/tasks?sort=started')
})

/** Each is the whole address of a list, as a colleague would open it. */
const addresses = [
  ['state=running', true],
  ['state=starting', false],
  ['status=RUNNING', true],
  ['status=STOPPED', false],
  ['cluster=demo', true],
  ['cluster=batch', false],
  ['cluster=batch,demo', true],
  ['group=nightly', true],
  ['group=weekly', false],
  ['startedBy=cron-7', true],
  ['startedBy=cron-8', false],
  ['launchedBy=operator', false],
  ['tag:team=billing', true],
  ['tag:team=', true],
  ['tag:team=sales', false],
  ['env:TENANT=acme', true],
  ['env:TENANT=globex', false],
  ['since=1h', true],
  ['q=acme', false],
  ['q=acme&env:TENANT=', true],
  ['q=nothing-like-it', false],
  ['state=no-state&since=no-time', true],
] as const

test('an address alone says which of the running tasks are shown', async ({ page }) => {
  test.slow()
  await signInAsDemo(page)
  const family = await registerFamily(['sleep', '3000'])
  const paths = await runByApi(family, {
    tags: { team: 'billing' },
    environment: { TENANT: 'acme' },
    startedBy: 'cron-7',
    group: 'nightly',
  })
  await openEach(page, family, paths)
  await advanceClock(120_000)
  await expect(page.getByRole('main').getByText('Running').first()).toBeVisible()
  for (const [address, shown] of addresses) {
    await test.step(`?${address} ${shown ? 'shows' : 'hides'} it`, async () => {
      await page.goto(`/tasks?${address}`)
      await expect(page.getByRole('searchbox', { name: 'Search tasks' })).toBeEditable()
      if (shown) await expect(table(page).getByText(family)).toBeVisible()
      else await expect(table(page).getByText(family)).toHaveCount(0)
    })
  }
})

test('a panel opens and closes with the keyboard, and a click elsewhere closes it', async ({
  page,
}) => {
  await signInByRequest(page)
  await page.goto('/tasks')
  const button = page.getByRole('button', { name: 'Columns' })
  const panel = page.getByRole('dialog', { name: 'Columns' })
  const first = panel.getByRole('checkbox', { name: 'Outcome' })
  // A key is not held back until the page can be used, as a click is.
  await expect(button).toBeEnabled()
  await button.press('Enter')
  await expect(first).toBeFocused()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(button).toBeFocused()

  await page.keyboard.press('Space')
  await expect(first).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(button).toBeFocused()
  await expect(panel).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await expect(panel).toBeHidden()
  await expect(button).not.toBeFocused()

  await button.click()
  await expect(first).toBeFocused()
  await page.getByRole('heading', { name: 'Tasks' }).click()
  await expect(panel).toBeHidden()
  await expect(button).toBeFocused()
  await button.click()
  await expect(panel).toBeVisible()
  await button.click()
  await expect(panel).toBeHidden()
})

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 400],
] as const) {
  test.describe(`in ${colorScheme}, ${width} px wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } })

    test('the filters are accessible and fit', async ({ page }) => {
      await signInByRequest(page)
      const [one, other] = await runTwo()
      await page.goto('/tasks')
      await expect(table(page).getByText(other)).toBeVisible()
      const toggle = page.getByRole('button', { name: 'Filters' })
      if (width < 560) await toggle.click()
      await filters(page).getByLabel('Family').selectOption(one)
      await expectNoViolations(page)
      await expectToFit(page)
      if (width > 560) return
      await filters(page).getByRole('button', { name: 'Cluster' }).click()
      await expect(page.getByRole('dialog', { name: 'Cluster' })).toBeVisible()
      await expectToFit(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name: 'Cluster' })).toBeHidden()
      await expect(filters(page)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(filters(page)).toBeHidden()
      const set = page.getByRole('button', { name: 'Filters, 1 set' })
      await expect(set).toBeFocused()
      await set.press('Enter')
      await page.getByRole('button', { name: 'Done' }).click()
      await expect(filters(page)).toBeHidden()
      await expect(table(page).getByText(other)).toHaveCount(0)
    })
  })
}
