import type { Page } from '@playwright/test'
import { expectGoodLooks } from './support/accessibility.ts'
import { expect, focusOn, signInByRequest, test } from './support/journey.ts'
import { createCluster, registerFamily, runByApi } from './support/run-by-api.ts'

const box = (page: Page) => page.getByRole('searchbox', { name: 'Search tasks' })

/** As a person does who has just copied it: no moment between the paste and the key. */
async function pasteAndEnter(page: Page, text: string): Promise<void> {
  await expect(box(page)).toBeEditable()
  await focusOn(box(page))
  await page.evaluate(pasted => navigator.clipboard.writeText(pasted), text)
  await page.keyboard.press('Control+V')
  await page.keyboard.press('Enter')
}

test('a task is found by whatever names it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInByRequest(page)
  const [family, cluster] = [await registerFamily(['sleep', '3000']), await createCluster()]
  const [path = ''] = await runByApi(family, { cluster })
  const taskId = path.slice(path.lastIndexOf('/') + 1)
  const console2 = 'https://us-east-1.console.aws.amazon.com'
  for (const text of [
    `"${taskId.toUpperCase()}",`,
    `${cluster}/${taskId}`,
    `arn:aws:ecs:us-east-1:111122223333:task/${taskId}`,
    `arn:aws:ecs:us-east-1:111122223333:task/${cluster}/${taskId}`,
    `https://another.example.com${path}?x=1#log`,
    `${console2}/ecs/v2/clusters/${cluster}/tasks/${taskId}/configuration?region=us-east-1`,
    `${console2}/ecs/home?region=us-east-1#/clusters/${cluster}/tasks/${taskId}/details`,
    `${console2}/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Fecs$252Fweb/log-events/ecs$252Fapp$252F${taskId}`,
    `ecs/app/${taskId}`,
    `app-firelens-${taskId}`,
  ]) {
    await page.goto(`/tasks?cluster=${cluster}`)
    await pasteAndEnter(page, text)
    await page.waitForURL(`**${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(family)
  }
})

test('the search says what a text is that names no task', async ({ page }) => {
  await signInByRequest(page)
  await page.goto('/tasks')
  await expect(box(page)).toBeEditable()
  await box(page).fill('arn:aws:ecs:us-east-1:111122223333:service/demo/web')
  await expect(page.getByText('This is a service’s ARN, not a task’s.')).toBeVisible()
  await box(page).fill(`${'f'.repeat(32)}0`)
  await expect(page.getByText('This one has 33.')).toBeVisible()
  await expectGoodLooks(page)
})

test('a task in a Region of its own link is looked for there', async ({ page }) => {
  await signInByRequest(page)
  await page.goto('/tasks')
  await expect(box(page)).toBeEditable()
  const link = (region: string) =>
    `https://${region}.console.aws.amazon.com/ecs/v2/clusters/demo/tasks/${'f'.repeat(32)}`
  await box(page).fill(link('eu-west-1'))
  await box(page).press('Enter')
  await expect(page.getByText(/has task f{32} in eu-west-1/)).toBeVisible()
  await box(page).fill(link('us-gov-west-1'))
  await box(page).press('Enter')
  await expect(page.getByText('This server doesn’t allow the Region us-gov-west-1.')).toBeVisible()
  await expectGoodLooks(page)
})
