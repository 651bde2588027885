import { checkNow } from './support/check-now.ts'
import { expect, signInAsDemo, signInWithKeys, test } from './support/journey.ts'
import {
  choose,
  chooseFargateOf,
  fillFargate,
  launchButton,
  launchToTask,
  openSection,
  pick,
  pickSubnets,
} from './support/launch-form.ts'
import { advanceClock } from './support/local-aws-control.ts'

const HOUR_MS = 3_600_000

test('an operator launches, watches it to its exit code, finds it again and shares the link', async ({
  page,
  browser,
}) => {
  await signInAsDemo(page)
  await chooseFargateOf(page, 'one-off-shell')
  await page
    .getByRole('textbox', { name: 'Command' })
    .fill("'echo step $STEP; echo ERROR no such table; exit 4'")
  await page.getByRole('button', { name: 'Add variable' }).click()
  await page.getByRole('textbox', { name: 'Variable 1 name' }).fill('STEP')
  await page.getByLabel('Variable 1 value').fill('seven')
  await openSection(page, 'Tags')
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByLabel('Tag 1 key').fill('ticket')
  await page.getByLabel('Tag 1 value').fill('OPS-4412')
  const path = await launchToTask(page)

  await expect(page.getByRole('heading', { level: 1 })).toContainText('one-off-shell')
  await expect(page.getByText('next check in').or(page.getByText('checking'))).toBeVisible()
  await advanceClock(HOUR_MS / 4)
  const containers = page.getByRole('table', { name: 'Containers' })
  await expect(containers.getByRole('row').nth(1)).toContainText(/Stopped.*4/)
  await expect(page.getByText('Failed').first()).toBeVisible()
  await expect(page.getByText('EssentialContainerExited')).toBeVisible()
  await expect(page.getByText('Essential container in task exited')).toBeVisible()
  await expect(page.getByText('step seven')).toBeVisible()
  await expect(page.getByText('ERROR no such table').first()).toBeVisible()
  await expect(page.getByText('OPS-4412')).toBeVisible()

  await page.getByRole('link', { name: 'Tasks', exact: true }).first().click()
  const taskId = path.slice(path.lastIndexOf('/') + 1)
  await page.getByRole('searchbox', { name: 'Search tasks' }).fill(taskId)
  await page.getByRole('table', { name: 'Tasks' }).getByRole('link').first().click()
  await page.waitForURL(`**${path}`)

  const colleague = await (await browser.newContext()).newPage()
  await signInWithKeys(colleague, 'viewer')
  await colleague.goto(path)
  await expect(colleague.getByText('EssentialContainerExited')).toBeVisible()
  await colleague.context().close()

  const stranger = await (await browser.newContext()).newPage()
  await signInWithKeys(stranger, 'outsider')
  const answers = [path, path.replace(taskId, 'f'.repeat(32))].map(async it => {
    const response = await stranger.request.get(it)
    return response.status()
  })
  expect(await Promise.all(answers)).toEqual([404, 404])
  await stranger.goto('/tasks')
  await expect(stranger.getByText(taskId.slice(0, 4))).toHaveCount(0)
  await stranger.context().close()
})

test('an operator stops a running task with a reason', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 7200'")
  await launchToTask(page)
  await advanceClock(60_000)
  await checkNow(page)
  await expect(page.getByText('Running').first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop task' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('wrong shard')
  await dialog.getByRole('button', { name: 'Stop task' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Stopping').first()).toBeVisible()
  await advanceClock(120_000)
  await expect(page.getByText('UserInitiated')).toBeVisible()
  await expect(page.getByText('wrong shard').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stop task' })).toHaveCount(0)
})

test('a strategy starts from the cluster’s default and places several tasks, and the launch has a page', async ({
  page,
}) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  await pick(page, 'Cluster', 'demo')
  await page.getByRole('textbox', { name: 'Tasks' }).fill('5')
  await choose(page, 'Compute', 'Strategy')
  await expect(page.getByLabel('Capacity provider 1')).toHaveValue('FARGATE')
  await expect(page.getByLabel('Base 1')).toHaveValue('1')
  await expect(page.getByLabel('Capacity provider 2')).toHaveValue('FARGATE_SPOT')
  await expect(page.getByLabel('Weight 2')).toHaveValue('3')
  await page.getByLabel('Base 1').fill('2')
  await page.getByLabel('Weight 2').fill('2')
  await pickSubnets(page, 'default-1', 'default-2')
  await choose(page, 'Public IP', 'Enabled')
  await expect(page.getByText('3 FARGATE', { exact: true })).toBeVisible()
  await expect(page.getByText('2 FARGATE_SPOT', { exact: true })).toBeVisible()
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')
  await expect(page.getByRole('table', { name: 'Tasks' }).getByRole('link')).toHaveCount(5)
})

test('what does not fit is said beside what started', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'image-resize')
  await pick(page, 'Cluster', 'batch')
  await page.getByRole('textbox', { name: 'Tasks' }).fill('10')
  await choose(page, 'Compute', 'Launch type')
  await choose(page, 'Launch type', 'EC2')
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')
  await expect(page.getByText(/RESOURCE:(CPU|MEMORY)/).first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Tasks' }).getByRole('link').first()).toBeVisible()
})

test('errors show while the operator types, with the fix', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo finished'")
  await page.getByRole('textbox', { name: 'Command' }).fill("'echo unfinished")
  await page.getByRole('textbox', { name: 'Tasks' }).fill('11')
  await openSection(page, 'Tags')
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByLabel('Tag 1 key').fill('aws:team')
  const problems = page.getByRole('list', { name: 'Problems' })
  await expect(problems.getByText(/Tasks/)).toBeVisible()
  await expect(problems.getByText(/never closed/)).toBeVisible()
  await expect(problems.getByText(/aws:/)).toBeVisible()
  await expect(page.getByText(/^Fix \d fields to launch/)).toBeVisible()
  await expect(launchButton(page)).toBeDisabled()
  await pickSubnets(page, 'prod-private-1')
  await expect(problems.getByText(/VPC/)).toBeVisible()
})

test('the whole launch goes by keyboard, with Ctrl and Enter at its end', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo by keyboard'")
  await page.getByRole('textbox', { name: 'Command' }).press('Control+Enter')
  await page.waitForURL(/\/tasks\/us-east-1\//)
})
