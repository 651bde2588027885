import { CreateClusterCommand } from '@aws-sdk/client-ecs'
import type { Locator, Page } from '@playwright/test'
import { expectGoodLooks, expectNoViolations, PHONE } from './support/accessibility.ts'
import { checkNow } from './support/check-now.ts'
import { ecs } from './support/embedded-ecs.ts'
import { expect, focusOn, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, launchButton, launchToTask, pick } from './support/launch-form.ts'
import { addFaults, advanceClock, clearFaults, countCalls } from './support/local-aws-control.ts'

const unlisted = {
  operation: 'StopTask',
  kind: 'error',
  status: 400,
  code: 'InvalidParameterException',
  message: 'The referenced task was not found.',
}

const stopButton = (page: Page): Locator => page.getByRole('button', { name: 'Stop task' })

async function openRunningTask(page: Page): Promise<void> {
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 7200'")
  await launchToTask(page)
  await advanceClock(60_000)
  await checkNow(page)
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible()
}

/** Opens the dialog and types a reason. */
async function askToStop(page: Page, reason = 'wrong shard'): Promise<Locator> {
  await stopButton(page).click()
  const dialog = page.getByRole('dialog', { name: /^Stop one-off-shell/ })
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
  return dialog
}

const confirmOf = (dialog: Locator) => dialog.getByRole('button', { name: 'Stop task' })

test('the dialog says what the containers get and what AWS deletes, and works by keyboard', async ({
  page,
}) => {
  await openRunningTask(page)
  await focusOn(stopButton(page))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Stop one-off-shell/ })
  await expect(dialog.getByRole('heading', { name: 'Cluster demo' })).toBeVisible()
  await expect(dialog).toContainText('SIGTERM, or the image’s STOPSIGNAL')
  await expect(dialog).toContainText('SIGKILL to any that are still running after 30 s')
  await expect(dialog).toContainText('AWS deletes the task’s tags. Slipway keeps them.')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(stopButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await page.keyboard.type('wrong shard')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(confirmOf(dialog)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^stopping since \d\d:\d\d:\d\d$/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(stopButton(page)).toHaveCount(0)
  await advanceClock(120_000)
  await expect(page.getByText('wrong shard').first()).toBeVisible()
  await expect(page.getByText(/^stopping since/)).toHaveCount(0)
})

test('the task is stopping from the click on', async ({ page }) => {
  await openRunningTask(page)
  const dialog = await askToStop(page)
  await addFaults({ operation: 'StopTask', kind: 'delay', delayMs: 60_000 })
  await confirmOf(dialog).click()
  await expect(page.getByText(/^stopping since \d\d:\d\d:\d\d$/)).toBeVisible()
  await clearFaults()
})

test('a reason of more than 255 characters is not sent, and not cut', async ({ page }) => {
  await openRunningTask(page)
  const dialog = await askToStop(page, 'x'.repeat(254))
  await expect(dialog.getByText('254 of 255 characters')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('x'.repeat(256))
  await expect(dialog.getByText('256 of 255 characters. Shorten the reason.')).toBeVisible()
  const before = await countCalls('ecs:StopTask')
  await confirmOf(dialog).click()
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('x'.repeat(256))
  expect(await countCalls('ecs:StopTask')).toBe(before)
})

test.describe('a stop that fails', () => {
  for (const [name, fault, words] of [
    ['denied', { kind: 'deny' }, /don’t allow ecs:StopTask/],
    [
      'throttled',
      { kind: 'error', status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
      /too many requests/,
    ],
    ['unanswered', { kind: 'error', status: 503 }, /may not have been stopped/],
    ['of an expired session', { kind: 'expire' }, /Sign in again/],
    [
      'on a deleted cluster',
      {
        kind: 'error',
        status: 400,
        code: 'ClusterNotFoundException',
        message: 'Cluster not found.',
      },
      /The cluster demo no longer exists/,
    ],
  ] as const) {
    test(`${name}: the page goes back to the truth and says why, and nothing typed is lost`, async ({
      page,
    }) => {
      await openRunningTask(page)
      const dialog = await askToStop(page)
      await addFaults({ operation: 'StopTask', ...fault })
      await confirmOf(dialog).click()
      await expect(dialog.getByRole('status').filter({ hasText: words })).toBeVisible()
      await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('wrong shard')
      await expect(page.getByText(/^stopping since/)).toHaveCount(0)
      await clearFaults()
      await expect(dialog.getByRole('button', { name: 'Try again' })).toBeFocused()
      await dialog.getByRole('button', { name: 'Try again' }).click()
      await expect(dialog).toBeHidden()
      await expect(page.getByText(/^stopping since/)).toBeVisible()
    })
  }
})

test('a task that stopped meanwhile had already stopped', async ({ page }) => {
  await openRunningTask(page)
  const dialog = await askToStop(page)
  await advanceClock(8_000_000)
  await confirmOf(dialog).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('The task had already stopped.')).toBeVisible()
  await expect(page.getByText('Succeeded').first()).toBeVisible()
})

test('a stop that comes before ECS lists the task is answered at once, and goes on by itself', async ({
  page,
}) => {
  await openRunningTask(page)
  const dialog = await askToStop(page, 'too soon')
  await addFaults(unlisted)
  await confirmOf(dialog).click()
  await expect(dialog).toBeHidden()
  const note = page.getByRole('status').filter({ hasText: 'ECS doesn’t list the task yet' })
  await expect(note).toContainText(/keeps trying to stop it until \d\d:\d\d:\d\d/)
  await expect(stopButton(page)).toHaveCount(0)
  await page.reload()
  await expect(note).toBeVisible()
  await clearFaults()
  await expect(page.getByText(/^stopping since/)).toBeVisible()
  await expect(note).toHaveCount(0)
  await advanceClock(120_000)
  await expect(page.getByText('too soon').first()).toBeVisible()
})

test('a stored stop that AWS refuses says so without a reload, and can be tried again', async ({
  page,
}) => {
  await openRunningTask(page)
  const dialog = await askToStop(page)
  await addFaults(unlisted)
  await confirmOf(dialog).click()
  await expect(page.getByText(/ECS doesn’t list the task yet/)).toBeVisible()
  await clearFaults()
  await addFaults({ operation: 'StopTask', kind: 'deny' })
  const note = page.getByRole('status').filter({ hasText: 'Slipway couldn’t stop this task' })
  await expect(note).toContainText('ecs:StopTask')
  await clearFaults()
  await confirmOf(await askToStop(page)).click()
  await expect(page.getByText(/^stopping since/)).toBeVisible()
  await expect(note).toHaveCount(0)
})

test('a production cluster is asked about once more, and the safe choice has the focus', async ({
  page,
}) => {
  const clusterName = 'ledger-prod'
  const tags = [{ key: 'slipway:production', value: 'true' }]
  await ecs.send(new CreateClusterCommand({ clusterName, tags, capacityProviders: ['FARGATE'] }))
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 7200'")
  await pick(page, 'Cluster', clusterName)
  await launchButton(page).click()
  await page.getByRole('button', { name: /^Launch 1 task on ledger-prod/ }).click()
  await page.waitForURL(/\/tasks\/us-east-1\/111122223333\/ledger-prod\//)
  await advanceClock(60_000)
  const before = await countCalls('ecs:StopTask')
  await confirmOf(await askToStop(page)).click()
  const question = page.getByRole('dialog', { name: 'This is a production cluster' })
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectNoViolations(page)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Stop one-off-shell/ })
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('wrong shard')
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  expect(await countCalls('ecs:StopTask')).toBe(before)
  await confirmOf(dialog).click()
  await question.getByRole('button', { name: 'Stop 1 task on ledger-prod in 111122223333' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText(/^stopping since/)).toBeVisible()
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('the dialog and its failures are accessible and fit', async ({ page }) => {
    await openRunningTask(page)
    const dialog = await askToStop(page, 'x'.repeat(240))
    await expectGoodLooks(page)
    await addFaults({ operation: 'StopTask', kind: 'deny' })
    await confirmOf(dialog).click()
    await expect(dialog.getByRole('status')).toBeVisible()
    await expectGoodLooks(page)
    await clearFaults()
    await addFaults(unlisted)
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText(/ECS doesn’t list the task yet/)).toBeVisible()
    await expectGoodLooks(page)
  })
})
