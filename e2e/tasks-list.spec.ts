import type { Page } from '@playwright/test'
import { expectGoodLooks, expectNoViolations } from './support/accessibility.ts'
import { expect, fillKeys, focusOn, signInByRequest, test } from './support/journey.ts'
import { advanceClock } from './support/local-aws-control.ts'
import { createCluster, issueRestricted, registerFamily, runByApi } from './support/run-by-api.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Tasks' })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected tasks' })
const rowOf = (page: Page, taskId: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.locator(`a[href$="${taskId}"]`) })
const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

test('what others run on a cluster shows, and is kept once it is opened', async ({ page }) => {
  await signInByRequest(page)
  const [family, cluster] = [await registerFamily(['sh', '-c', 'exit 4']), await createCluster()]
  const [opened = '', other = ''] = await runByApi(family, { count: 2, cluster })
  await page.goto(`/tasks?cluster=${cluster}`)
  await expect(rowOf(page, idOf(opened))).toBeVisible()
  await expect(rowOf(page, idOf(other))).toBeVisible()
  await rowOf(page, idOf(opened)).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(family)
  await advanceClock(600_000)
  await page.goto(`/tasks?cluster=${cluster}`)
  await expect(rowOf(page, idOf(opened))).toContainText('app exited with code 4')
  await expect(rowOf(page, idOf(other))).toContainText('app exited with code 4')
  // ECS forgets both; Slipway keeps the one.
  await advanceClock(2 * 3_600_000)
  await page.reload()
  await expect(rowOf(page, idOf(opened))).toBeVisible()
  await expect(rowOf(page, idOf(other))).toHaveCount(0, { timeout: 60_000 })
})

test('a cluster that is denied says so beside one that is not', async ({ page }) => {
  const family = await registerFamily(['sleep', '3000'])
  const [open, closed] = [await createCluster(), await createCluster()]
  const [shown = ''] = await runByApi(family, { cluster: open })
  const [hidden = ''] = await runByApi(family, { cluster: closed })
  const keys = await issueRestricted(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: 'ecs:DescribeTasks',
      Resource: `arn:aws:ecs:us-east-1:111122223333:task/${closed}/*`,
    },
  )
  await page.goto('/sign-in')
  await fillKeys(page, keys.accessKeyId, keys.secret)
  await page.getByLabel('Session token').fill(keys.sessionToken)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/launch')
  await page.goto(`/tasks?cluster=${open},${closed}`)
  await expect(rowOf(page, idOf(shown))).toBeVisible()
  await expect(
    page.getByText(`Your credentials don’t allow ecs:DescribeTasks on ${closed}`),
  ).toBeVisible()
  await expect(rowOf(page, idOf(hidden))).toHaveCount(0)
})

test('columns are chosen, and a list is kept as a view', async ({ page }) => {
  await signInByRequest(page)
  const [family, cluster] = [await registerFamily(['sleep', '3000']), await createCluster()]
  const [acme = ''] = await runByApi(family, { cluster, environment: { TENANT: 'acme' } })
  const [globex = ''] = await runByApi(family, { cluster, environment: { TENANT: 'globex' } })
  await page.goto(`/tasks?cluster=${cluster}`)
  await expect(rowOf(page, idOf(globex))).toBeVisible()
  await expect(rowOf(page, idOf(acme))).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'TENANT' }).check()
  await page.getByRole('checkbox', { name: 'Where' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'TENANT' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Where' })).toHaveCount(0)
  await expect(rowOf(page, idOf(acme))).toContainText('acme')
  await expect(rowOf(page, idOf(globex))).toContainText('globex')

  await page.getByLabel('Add a filter').selectOption({ label: 'TENANT' })
  await page
    .getByRole('group', { name: 'Filters' })
    .getByRole('combobox', { name: 'TENANT' })
    .selectOption('acme')
  await expect(rowOf(page, idOf(globex))).toHaveCount(0)
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByLabel('Name').fill('Only acme')
  await page.keyboard.press('Enter')
  const views = page.getByRole('list', { name: 'Saved views' })
  await expect(views.getByRole('button', { name: 'Only acme', exact: true })).toBeVisible()

  await page.goto('/tasks')
  await views.getByRole('button', { name: 'Only acme', exact: true }).click()
  await expect(rowOf(page, idOf(acme))).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'TENANT' })).toBeVisible()
  await expect(page).toHaveURL(/env%3ATENANT=acme/)
  await views.getByRole('button', { name: 'Delete the view Only acme' }).click()
  await expect(views).toHaveCount(0)
})

test('tasks are selected with the keyboard, and their links are copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInByRequest(page)
  const [family, cluster] = [await registerFamily(['sleep', '3000']), await createCluster()]
  const paths = await runByApi(family, { cluster, count: 4 })
  await page.goto(`/tasks?cluster=${cluster}`)
  await expect(table(page).getByRole('row')).toHaveCount(5)
  // A key is not held back until the page can be used, as a click is.
  await expect(page.getByRole('searchbox')).toBeEditable()
  const links = table(page).getByRole('link')
  await focusOn(links.first())
  await page.keyboard.press('Space')
  await expect(bar(page)).toContainText('1 selected')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page)).toContainText('3 selected')
  await expect(links.nth(2)).toBeFocused()
  await page.keyboard.press('Control+a')
  await expect(bar(page)).toContainText('4 selected')
  await bar(page).getByRole('button', { name: 'Copy links' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const { origin } = new URL(page.url())
  expect(copied.split('\n').sort()).toEqual(paths.map(path => `${origin}${path}`).sort())
  await focusOn(links.first())
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)

  const boxes = table(page).getByRole('checkbox', { name: new RegExp(`^Select ${family}`) })
  await boxes.nth(1).click()
  await boxes.nth(3).click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('3 selected')
  await page.getByRole('checkbox', { name: 'Select all 4 tasks' }).click()
  await expect(bar(page)).toContainText('4 selected')
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await boxes.nth(2).click()
  await bar(page).getByRole('link', { name: 'Launch another like this' }).click()
  await page.waitForURL(/\/launch\?task=/)
})

test('tasks are stopped together, after a question, with a reason', async ({ page }) => {
  await signInByRequest(page)
  const [family, cluster] = [await registerFamily(['sleep', '3000']), await createCluster()]
  const [first = '', second = '', third = ''] = await runByApi(family, { cluster, count: 3 })
  await advanceClock(60_000)
  await page.goto(`/tasks?cluster=${cluster}`)
  for (const path of [first, second]) {
    await rowOf(page, idOf(path)).getByRole('checkbox').click()
  }
  await bar(page).getByRole('button', { name: 'Stop 2 tasks…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Stop 2 tasks' })
  await expectNoViolations(page)
  await dialog.getByLabel('Reason').fill('wrong shard')
  await dialog.getByRole('button', { name: 'Stop 2 tasks' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('2 tasks are stopping.')).toBeVisible()
  await advanceClock(120_000)
  await expect(rowOf(page, idOf(first))).toContainText('“wrong shard”')
  await expect(rowOf(page, idOf(second))).toContainText('“wrong shard”')
  await expect(rowOf(page, idOf(third))).toContainText('Running')
})

test('a row stays under the pointer while others come', async ({ page }) => {
  await signInByRequest(page)
  const [family, cluster] = [await registerFamily(['sleep', '3000']), await createCluster()]
  const [first = ''] = await runByApi(family, { cluster })
  await page.goto(`/tasks?cluster=${cluster}`)
  await rowOf(page, idOf(first)).hover()
  const [second = ''] = await runByApi(family, { cluster })
  await advanceClock(30_000)
  const news = page.getByRole('button', { name: 'Show 1 new task' })
  await expect(news).toBeVisible({ timeout: 60_000 })
  await expect(rowOf(page, idOf(second))).toHaveCount(0)
  await news.click()
  await expect(rowOf(page, idOf(second))).toBeVisible()
})

test('the list with a selection is accessible and fits', async ({ page }) => {
  await signInByRequest(page)
  const [family, cluster] = [await registerFamily(['sleep', '3000']), await createCluster()]
  await runByApi(family, { cluster, count: 2, tags: { team: 'billing' } })
  await page.goto(`/tasks?cluster=${cluster}&columns=state,task,why,ran,tag:team,group`)
  await expect(table(page).getByRole('row')).toHaveCount(3)
  await table(page).getByRole('checkbox').last().click()
  await expect(bar(page)).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Columns' }).click()
  await expect(page.getByRole('group', { name: 'Columns' })).toBeVisible()
  await expectGoodLooks(page)
})
