import type { Page } from '@playwright/test'
import { countTasks } from './support/count-tasks.ts'
import { expect, signInAsDemo, signInWithKeys, test } from './support/journey.ts'
import { fillFargate, launchButton } from './support/launch-form.ts'
import { addFaults, clearFaults, countCalls } from './support/local-aws-control.ts'

const card = (page: Page) => page.getByRole('region', { name: /no answer from AWS/i })
const sendAgain = (page: Page) => card(page).getByRole('button', { name: 'Send again' })
const giveUp = (page: Page) => card(page).getByRole('button', { name: 'Give up' })
const openOwnPage = async (page: Page) => {
  await card(page).getByRole('link', { name: 'Open this launch' }).click()
  await page.waitForURL('**/launches/*')
}

/** Launches, loses the answer, and opens the tasks page, where the launch waits for a person. */
async function launchUnanswered(page: Page, kind: 'drop-before' | 'drop-after'): Promise<void> {
  await signInAsDemo(page)
  await fillFargate(page, "'echo open'")
  await addFaults({ operation: 'RunTask', kind })
  await launchButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'it may have launched' })).toBeVisible()
  await clearFaults()
  await page.goto('/tasks')
}

test('a launch without an answer is not sent by any page, and once by Send again', async ({
  page,
}) => {
  await launchUnanswered(page, 'drop-before')
  await expect(sendAgain(page)).toBeVisible()
  const sent = await countCalls('ecs:RunTask')
  const tasks = await countTasks(page)
  await page.reload()
  await expect(sendAgain(page)).toBeVisible()
  await openOwnPage(page)
  await page.reload()
  await expect(sendAgain(page)).toBeVisible()
  await page.goto('/tasks')
  await expect(sendAgain(page)).toBeVisible()
  expect(await countCalls('ecs:RunTask')).toBe(sent)

  await sendAgain(page).dblclick()
  await page.waitForURL(/\/tasks\/us-east-1\/111122223333\/demo\/[0-9a-f]{32}$/)
  expect(await countCalls('ecs:RunTask')).toBe(sent + 1)
  expect(await countTasks(page)).toBe(tasks + 1)
})

test('a launch that was given up says so on its page, and is sent no more', async ({ page }) => {
  await launchUnanswered(page, 'drop-before')
  const sent = await countCalls('ecs:RunTask')
  await openOwnPage(page)
  await giveUp(page).click()
  await expect(page.getByText(/gave it up/)).toBeVisible()
  await expect(card(page)).toHaveCount(0)
  await page.goto('/tasks')
  await expect(page.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible()
  await expect(card(page)).toHaveCount(0)
  expect(await countCalls('ecs:RunTask')).toBe(sent)
})

test('a task whose answer was lost is found without a click', async ({ page }) => {
  await signInAsDemo(page)
  const before = await countTasks(page)
  await launchUnanswered(page, 'drop-after')
  // There is no card while it is still being sent, either.
  await expect.poll(() => countTasks(page), { timeout: 60_000 }).toBe(before + 1)
  await expect(card(page)).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Tasks' })).toBeVisible()
})

test('a colleague sees a launch without an answer, and cannot act on it', async ({
  page,
  browser,
}) => {
  await launchUnanswered(page, 'drop-before')
  const colleague = await browser.newContext()
  const other = await colleague.newPage()
  await signInWithKeys(other, 'viewer')
  await other.goto('/tasks')
  await expect(card(other)).toContainText('Only operator can send it again')
  await expect(card(other).getByRole('button')).toHaveCount(0)
  await colleague.close()
  await giveUp(page).click()
  await expect(page.getByText('The launch was given up.')).toBeVisible()
})

test('AWS that hangs holds neither the tasks page nor that of a launch', async ({ page }) => {
  await launchUnanswered(page, 'drop-before')
  await addFaults({ operation: 'RunTask', kind: 'hang' }, { operation: 'ListTasks', kind: 'hang' })
  await page.reload()
  await expect(sendAgain(page)).toBeVisible()
  await openOwnPage(page)
  await page.reload()
  await expect(giveUp(page)).toBeVisible()
  await clearFaults()
  await giveUp(page).click()
  await expect(page.getByText(/gave it up/)).toBeVisible()
})
