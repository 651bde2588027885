import { CreateClusterCommand, DeregisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import type { Locator, Page } from '@playwright/test'
import { expectGoodLooks, expectNoViolations, expectToFit, PHONE } from './support/accessibility.ts'
import { checkNow } from './support/check-now.ts'
import { countTasks } from './support/count-tasks.ts'
import { describeOpenTask, ecs } from './support/embedded-ecs.ts'
import {
  expect,
  focusOn,
  signInAsDemo,
  signInByRequest,
  signInWithKeys,
  test,
} from './support/journey.ts'
import {
  addVariable,
  fillFargate,
  fillFargateOf,
  launchButton,
  launchToTask,
  pick,
} from './support/launch-form.ts'
import { addFaults, advanceClock, clearFaults, countCalls } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { registerFamily, runByApi } from './support/run-by-api.ts'

const relaunchButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Relaunch', exact: true })
const changesLink = (scope: Page | Locator): Locator =>
  scope.getByRole('link', { name: 'Relaunch with changes' })
const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: /^Relaunch / })
const launchOf = (dialog: Locator): Locator =>
  dialog.getByRole('button', { name: 'Launch', exact: true })
const alertOf = (dialog: Locator, text: RegExp): Locator =>
  dialog.getByRole('alert').filter({ hasText: text })

const onTaskPage = /\/tasks\/us-east-1\/111122223333\/[^/]+\/[0-9a-f]{32}$/

/** The page of a task that was launched here and has stopped. */
async function openStoppedTask(page: Page): Promise<string> {
  await signInAsDemo(page)
  await fillFargate(page, "'echo again'")
  await addVariable(page, 1, 'API_TOKEN', 'hush-hush')
  const path = await launchToTask(page)
  await stopIt(page)
  return path
}

async function stopIt(page: Page): Promise<void> {
  await advanceClock(600_000)
  await checkNow(page)
  await expect(relaunchButton(page)).toBeVisible()
}

async function askToRelaunch(page: Page): Promise<Locator> {
  await relaunchButton(page).click()
  await expect(launchOf(dialogOf(page))).toBeFocused()
  return dialogOf(page)
}

/** The page of another task than that of `path`. */
const waitForOther = (page: Page, path: string): Promise<void> =>
  page.waitForURL(url => onTaskPage.test(url.pathname) && url.pathname !== path)

test('Relaunch says what will run and launches it, by keyboard alone', async ({ page }) => {
  const path = await openStoppedTask(page)
  await focusOn(relaunchButton(page))
  await page.keyboard.press('Enter')
  const dialog = dialogOf(page)
  await expect(launchOf(dialog)).toBeFocused()
  await expect(dialog.getByText('demo', { exact: true })).toBeVisible()
  await expect(dialog.getByText('111122223333 · us-east-1')).toBeVisible()
  await expect(dialog.getByText('FARGATE', { exact: true })).toBeVisible()
  await expect(dialog.getByText('echo again')).toBeVisible()
  await expect(dialog.getByText('API_TOKEN')).toBeVisible()
  await expect(dialog).not.toContainText('hush')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(relaunchButton(page)).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(launchOf(dialog)).toBeFocused()
  await page.keyboard.press('Enter')
  await waitForOther(page, path)
  const { overrides } = await describeOpenTask(page)
  expect(overrides?.containerOverrides?.[0]).toMatchObject({
    command: ['echo again'],
    environment: [{ name: 'API_TOKEN', value: 'hush-hush' }],
  })
})

test('a task that still runs offers another one like it, in the form', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 300'")
  await launchToTask(page)
  await expect(relaunchButton(page)).toHaveCount(0)
  const another = page.getByRole('link', { name: 'Launch another like this' })
  await focusOn(another)
  await advanceClock(600_000)
  await expect(changesLink(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/launch?task=*')
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue("'sleep 300'")
})

test('a double click launches once', async ({ page }) => {
  const path = await openStoppedTask(page)
  const before = await countTasks(page)
  await launchOf(await askToRelaunch(page)).dblclick()
  await waitForOther(page, path)
  expect(await countTasks(page)).toBe(before + 1)
})

test('a held Enter opens the dialog and launches nothing', async ({ page }) => {
  await openStoppedTask(page)
  const before = await countCalls('ecs:RunTask')
  await focusOn(relaunchButton(page))
  await page.keyboard.down('Enter')
  await expect(launchOf(dialogOf(page))).toBeFocused()
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(launchOf(dialogOf(page))).toBeFocused()
  expect(await countCalls('ecs:RunTask')).toBe(before)
})

test('a lost answer starts no second task, after a reload and from the form too', async ({
  page,
}) => {
  const path = await openStoppedTask(page)
  const before = await countTasks(page)
  const dialog = await askToRelaunch(page)
  await addFaults({ operation: 'RunTask', kind: 'drop-before' })
  await launchOf(dialog).click()
  await expect(alertOf(dialog, /it may have launched/)).toBeVisible()
  await expect(launchOf(dialog)).toBeFocused()
  await page.reload()
  await askToRelaunch(page)
  await expect(dialog.getByText(/You launched this before/)).toBeVisible()
  await clearFaults()
  await addFaults({ operation: 'RunTask', kind: 'drop-after' })
  await launchOf(dialog).click()
  await expect(alertOf(dialog, /it may have launched/)).toBeVisible()
  await clearFaults()
  await changesLink(dialog).click()
  await page.waitForURL('**/launch?task=*')
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue("'echo again'")
  await launchButton(page).click()
  await waitForOther(page, path)
  expect(await countTasks(page)).toBe(before + 1)
})

test('a launch that was dropped is launched by the next click on the same button', async ({
  page,
}) => {
  const path = await openStoppedTask(page)
  const before = await countTasks(page)
  const dialog = await askToRelaunch(page)
  await addFaults({ operation: 'RunTask', kind: 'drop-after' })
  await launchOf(dialog).click()
  await expect(alertOf(dialog, /it may have launched/)).toBeVisible()
  await clearFaults()
  await launchOf(dialog).click()
  await waitForOther(page, path)
  expect(await countTasks(page)).toBe(before + 1)
  // It has its answer: the task is launched anew from here on.
  await page.goto(path)
  await askToRelaunch(page)
  await expect(dialog.getByText(/You launched this before/)).toHaveCount(0)
})

test.describe('a launch that AWS refuses', () => {
  for (const [name, fault, words] of [
    ['denied', { kind: 'deny' }, /not authorized to perform: ecs:RunTask/],
    [
      'throttled',
      { kind: 'error', status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
      /Rate exceeded/,
    ],
    [
      'rejected',
      {
        kind: 'error',
        status: 400,
        code: 'InvalidParameterException',
        message: 'No Container Instances were found in your cluster.',
      },
      /No Container Instances were found/,
    ],
  ] as const) {
    test(`${name}: the dialog says so in AWS’s words and launches again`, async ({ page }) => {
      const path = await openStoppedTask(page)
      const dialog = await askToRelaunch(page)
      await addFaults({ operation: 'RunTask', ...fault })
      await launchOf(dialog).click()
      await expect(alertOf(dialog, words)).toBeVisible()
      await expect(alertOf(dialog, words)).not.toContainText('What you entered')
      await expect(launchOf(dialog)).toBeFocused()
      await clearFaults()
      await page.keyboard.press('Enter')
      await waitForOther(page, path)
    })
  }

  test('a colleague’s secret values are not available once ECS has forgotten them', async ({
    page,
    browser,
  }) => {
    const path = await openStoppedTask(page)
    await advanceClock(7_200_000)
    const colleague = await browser.newContext()
    const other = await colleague.newPage()
    await signInWithKeys(other, 'launcher')
    await other.goto(path)
    const dialog = await askToRelaunch(other)
    await launchOf(dialog).click()
    await expect(alertOf(dialog, /API_TOKEN isn’t available to you any more/)).toBeVisible()
    await colleague.close()
  })
})

test('a production cluster is asked about in the same dialog, and Cancel leads back', async ({
  page,
}) => {
  const clusterName = 'invoices-prod'
  const tags = [{ key: 'slipway:production', value: 'true' }]
  await ecs.send(new CreateClusterCommand({ clusterName, tags, capacityProviders: ['FARGATE'] }))
  await signInAsDemo(page)
  await fillFargate(page, "'echo prod'")
  await pick(page, 'Cluster', clusterName)
  await launchButton(page).click()
  const confirm = page.getByRole('button', { name: /^Launch 1 task on invoices-prod in 1111/ })
  await confirm.click()
  await page.waitForURL(onTaskPage)
  const { pathname } = new URL(page.url())
  await stopIt(page)
  const before = await countCalls('ecs:RunTask')
  const dialog = await askToRelaunch(page)
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'This is a production cluster' })
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(launchOf(dialog)).toBeFocused()
  expect(await countCalls('ecs:RunTask')).toBe(before)
  await launchOf(dialog).dblclick()
  await expect(question).toBeVisible()
  expect(await countCalls('ecs:RunTask')).toBe(before)
  await confirm.click()
  await waitForOther(page, pathname)
  expect(await countCalls('ecs:RunTask')).toBe(before + 1)
})

test('what AWS doesn’t return leads to the form, and nothing else does', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['true'])
  const [path = ''] = await runByApi(family)
  await openEach(page, family, [path])
  await stopIt(page)
  await relaunchButton(page).click()
  const dialog = dialogOf(page)
  await expect(dialog.getByText(/AWS doesn’t return a task’s security groups/)).toBeVisible()
  await expect(dialog.getByText('Unknown', { exact: true })).toHaveCount(2)
  await expect(launchOf(dialog)).toHaveCount(0)
  await expect(changesLink(dialog)).toBeFocused()
  await expectNoViolations(page)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/launch?task=*')
})

test('a newer revision is named, and one that ECS doesn’t run any more leads to the form', async ({
  page,
}) => {
  const family = await registerFamily(['true'])
  await signInAsDemo(page)
  await fillFargateOf(page, family)
  await launchToTask(page)
  await stopIt(page)
  await registerFamily(['false'], { family })
  const dialog = await askToRelaunch(page)
  await expect(dialog.getByText(/Revision 2 is newer\. This launches revision 1/)).toBeVisible()
  await page.keyboard.press('Escape')
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: `${family}:1` }))
  await page.reload()
  await relaunchButton(page).click()
  await expect(dialog.getByText(/INACTIVE/)).toBeVisible()
  await expect(launchOf(dialog)).toHaveCount(0)
  await expect(changesLink(dialog)).toBeFocused()
})

test.describe('while AWS is silent', () => {
  test.use({ allowedErrors: [/ERR_FAILED/] })

  test('a definition that can’t be read blocks nothing', async ({ page }) => {
    const path = await openStoppedTask(page)
    await addFaults({ operation: 'DescribeTaskDefinition', kind: 'deny' })
    await launchOf(await askToRelaunch(page)).click()
    await waitForOther(page, path)
  })

  test('a question that fails can be asked again', async ({ page }) => {
    await openStoppedTask(page)
    await page.route('**/relaunch', route => route.abort())
    await relaunchButton(page).click()
    const dialog = dialogOf(page)
    const again = dialog.getByRole('button', { name: 'Try again' })
    await expect(again).toBeFocused()
    await expectNoViolations(page)
    await page.unroute('**/relaunch')
    await page.keyboard.press('Enter')
    await expect(launchOf(dialog)).toBeFocused()
  })
})

test('the list relaunches the one selected task', async ({ page }) => {
  const path = await openStoppedTask(page)
  await page.goto('/tasks')
  const taskId = path.slice(path.lastIndexOf('/') + 1)
  await page
    .getByRole('row')
    .filter({ hasText: taskId.slice(-4) })
    .getByRole('checkbox')
    .click()
  const bar = page.getByRole('toolbar', { name: 'Selected tasks' })
  await expect(changesLink(bar)).toBeVisible()
  await bar.getByRole('button', { name: 'Relaunch', exact: true }).click()
  await launchOf(dialogOf(page)).click()
  await waitForOther(page, path)
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('the dialog and its failure are accessible and fit', async ({ page }) => {
    await openStoppedTask(page)
    await expectToFit(page)
    const dialog = await askToRelaunch(page)
    await expectGoodLooks(page)
    await addFaults({ operation: 'RunTask', kind: 'deny' })
    await launchOf(dialog).click()
    await expect(alertOf(dialog, /Nothing was launched/)).toBeVisible()
    await expectGoodLooks(page)
  })
})
