import type { Page } from '@playwright/test'
import { checkNow } from './support/check-now.ts'
import { countTasks } from './support/count-tasks.ts'
import { expect, signInAsDemo, signInByRequest, signInWithKeys, test } from './support/journey.ts'
import {
  fillFargate,
  launchButton,
  launchToTask,
  openSection,
  pick,
} from './support/launch-form.ts'
import { addFaults, advanceClock, clearFaults } from './support/local-aws-control.ts'

const alertOf = (page: Page, text: RegExp) => page.getByRole('alert').filter({ hasText: text })

test('AccessDenied on RunTask stands in AWS’s words, and everything typed is kept', async ({
  page,
}) => {
  await signInWithKeys(page, 'viewer')
  await fillFargate(page, 'echo kept')
  await launchButton(page).click()
  await expect(alertOf(page, /not authorized to perform: ecs:RunTask/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue('echo kept')
  await expect(launchButton(page)).toBeEnabled()
})

test('a cluster that vanished between page and click', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, 'echo kept')
  await addFaults({
    operation: 'RunTask',
    kind: 'error',
    status: 400,
    code: 'ClusterNotFoundException',
    message: 'Cluster not found.',
  })
  await launchButton(page).click()
  await expect(alertOf(page, /Cluster not found/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue('echo kept')
})

test('an answer that was lost does not start a second task', async ({ page }) => {
  await signInAsDemo(page)
  const before = await countTasks(page)
  await fillFargate(page, "'echo once'")
  await addFaults({ operation: 'RunTask', kind: 'drop-after' })
  await launchButton(page).click()
  await expect(alertOf(page, /did not answer|may have started/)).toBeVisible()
  await clearFaults()
  await launchToTask(page)
  expect(await countTasks(page)).toBe(before + 1)
})

test('a double click starts one task', async ({ page }) => {
  await signInAsDemo(page)
  const before = await countTasks(page)
  await fillFargate(page, "'echo double'")
  await launchButton(page).dblclick()
  await page.waitForURL(/\/tasks\/us-east-1\//)
  expect(await countTasks(page)).toBe(before + 1)
})

test('expired keys lead to the sign-in and back to the same page', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 600'")
  const path = await launchToTask(page)
  await addFaults({ operation: 'DescribeTasks', kind: 'expire' })
  await checkNow(page)
  await expect(page.getByText(/[Ss]ign in/).first()).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(path)
})

test('an endpoint that is down leaves the task’s page standing, and it heals', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo healed'")
  await launchToTask(page)
  await addFaults({ operation: 'DescribeTasks', kind: 'error', status: 503 })
  await checkNow(page)
  await expect(page.getByText(/AWS answered with an error \(503\)/).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('one-off-shell')
  await clearFaults()
  await advanceClock(600_000)
  await expect(page.getByText('Succeeded').first()).toBeVisible()
})

test('clusters that may not be listed can be typed', async ({ page }) => {
  await signInAsDemo(page)
  await addFaults({ operation: 'ListClusters', kind: 'deny' })
  await page.reload()
  await pick(page, 'Task definition', 'one-off-shell')
  await expect(page.getByText(/do not allow/).first()).toBeVisible()
  await page.getByLabel('Cluster').first().fill('demo')
  await expect(page.getByLabel('Cluster').first()).toHaveValue('demo')
})

test('a session that ended before the click keeps the form, and the launch goes on after signing in', async ({
  page,
  context,
}) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo later'")
  const cookies = await context.cookies()
  await context.clearCookies({ name: /session-token/ })
  await launchButton(page).click()
  const link = alertOf(page, /Sign in/).getByRole('link', { name: 'Sign in in a new tab' })
  await expect(link).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue("'echo later'")
  await context.addCookies(cookies)
  await launchToTask(page)
})

test('an id that is pasted into the search opens its task', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo pasted'")
  const path = await launchToTask(page)
  const taskId = path.slice(path.lastIndexOf('/') + 1)
  for (const reference of [taskId, `arn:aws:ecs:us-east-1:111122223333:task/demo/${taskId}`]) {
    await page.goto('/tasks')
    await page.getByRole('searchbox', { name: 'Search tasks' }).fill(reference)
    await page.getByRole('searchbox', { name: 'Search tasks' }).press('Enter')
    await page.waitForURL(`**${path}`)
  }
})

test('a link into a Region that is not allowed says so', async ({ page }) => {
  await signInByRequest(page)
  await page.goto(`/tasks/ap-south-1/111122223333/demo/${'a'.repeat(32)}`)
  await expect(page.getByText(/doesn’t allow the Region ap-south-1/)).toBeVisible()
})

test('a list that may not be shown while AWS is silent does not claim to be empty', async ({
  page,
}) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo kept'")
  await launchToTask(page)
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  await addFaults({ operation: 'DescribeTasks', kind: 'error', status: 503 })
  await signInByRequest(page)
  await page.goto('/tasks')
  await expect(page.getByText(/hidden until AWS confirms/).first()).toBeVisible()
  await expect(page.getByText('No tasks yet')).toHaveCount(0)
  await clearFaults()
  await expect(page.getByRole('table', { name: 'Tasks' })).toBeVisible()
})

test.describe('a part of the page that does not load', () => {
  test.use({ allowedErrors: [/ERR_(FAILED|INTERNET_DISCONNECTED)/] })

  test('says so in its place, and leaves the rest of the form', async ({ page }) => {
    await signInAsDemo(page)
    await page.getByRole('textbox', { name: 'Tasks' }).fill('4')
    const chunks = '**/_next/static/chunks/**'
    await page.route(chunks, route => route.abort())
    await openSection(page, 'Tags')
    const told = page.getByRole('alert').filter({ hasText: 'This part of the page didn’t load' })
    await expect(told).toBeVisible()
    await page.getByRole('button', { name: 'Paste JSON or command' }).click()
    await expect(told).toHaveCount(2)
    await page.unroute(chunks)
    await told.first().getByRole('button', { name: 'try again' }).click()
    await expect(page.getByRole('button', { name: 'Add tag' })).toBeVisible()
    await told.getByRole('button', { name: 'try again' }).click()
    await expect(page.getByRole('dialog', { name: 'Paste JSON or command' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('4')
  })
})
