import type { Page } from '@playwright/test'
import { CreateClusterCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { expect, signInAsDemo, test } from './support/journey.ts'
import {
  addVariable,
  fillFargate,
  fillFargateOf,
  launchButton,
  launchToTask,
  openSection,
  pick,
} from './support/launch-form.ts'
import { expectNoViolations } from './support/accessibility.ts'
import { countTasks } from './support/count-tasks.ts'
import { ecs } from './support/embedded-ecs.ts'

const register = (family: string) =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: 'app',
          image: 'example/app:1',
          command: ['migrate', '--latest'],
          environment: [{ name: 'LOG_LEVEL', value: 'info' }],
        },
      ],
    }),
  )

const command = (page: Page) => page.getByRole('textbox', { name: 'Command' })
const startOver = (page: Page) => page.getByRole('button', { name: 'Start over' }).first()

test('what is typed over the definition’s value replaces it', async ({ page }) => {
  await register('overridden')
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'overridden')
  await page.getByRole('button', { name: 'Override LOG_LEVEL' }).press('Enter')
  await expect(page.getByLabel('Value of LOG_LEVEL')).toBeFocused()
  await page.keyboard.type('debug')
  await expect(page.getByLabel('Value of LOG_LEVEL')).toHaveValue('debug')
  await page.getByRole('button', { name: 'Edit the definition’s command' }).press('Enter')
  await expect(command(page)).toBeFocused()
  await page.keyboard.type('repair')
  await expect(command(page)).toHaveValue('repair')
})

test('starting over empties the whole form, and can be undone', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo first'")
  await page.getByRole('textbox', { name: 'Tasks' }).fill('3')
  await openSection(page, 'Tags')
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByLabel('Tag 1 key').fill('ticket')
  await startOver(page).click()
  await expect(page.getByText('Started over')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Containers' })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('1')
  await expect(page.getByRole('button', { name: /^Tags/ })).toHaveAccessibleName(/none/)
  await expect(page.getByLabel('The request as text')).toHaveText('Choose a task definition.')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('1')
  await expect(page.getByText('Draft restored')).toHaveCount(0)
})

test('starting over leaves the task behind that the form was made from', async ({ page }) => {
  await register('made-from')
  await signInAsDemo(page)
  await fillFargateOf(page, 'made-from')
  await command(page).fill('first')
  await launchToTask(page)
  await page
    .getByRole('link', { name: /^(Launch another like this|Relaunch with changes)$/ })
    .click()
  await page.waitForURL('**/launch?task=*')
  await expect(page.getByRole('link', { name: /^made-from [0-9a-f]{4}…/ })).toBeVisible()
  await command(page).fill('second')
  await startOver(page).click()
  await expect(page.getByRole('heading', { name: 'Containers' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^made-from [0-9a-f]{4}…/ })).toHaveCount(0)
  await expect(page).toHaveURL(/\/launch$/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(command(page)).toHaveValue('second')
  await expect(page).toHaveURL(/\/launch\?task=/)
  await expect(page.getByText(/1 field changed/)).toBeVisible()

  await startOver(page).click()
  await expect(page).toHaveURL(/\/launch$/)
  await page.reload()
  await expect(launchButton(page)).toBeEnabled()
  await expect(page.getByRole('heading', { name: 'Containers' })).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'Task definition', exact: true })).toHaveValue('')
})

test('Back after a launch brings the form back, and another launch is another task', async ({
  page,
}) => {
  await signInAsDemo(page)
  const before = await countTasks(page)
  await fillFargate(page, "'echo back'")
  await addVariable(page, 1, 'SHARD', '7')
  const first = await launchToTask(page)
  await page.goBack()
  await expect(page.getByText(/You launched this form/)).toBeVisible()
  await expect(command(page)).toHaveValue("'echo back'")
  await expect(page.getByLabel('Variable 1 value')).toHaveValue('7')
  expect(await countTasks(page)).toBe(before + 1)

  await page.reload()
  await expect(page.getByText(/You launched this form/)).toBeVisible()
  await expect(command(page)).toHaveValue("'echo back'")
  // Nothing was changed, so nothing is asked.
  await page.getByRole('link', { name: 'Tasks', exact: true }).first().click()
  await page.waitForURL('**/tasks')
  await page.goBack()
  await expect(command(page)).toHaveValue("'echo back'")

  const second = await launchToTask(page)
  expect(second).not.toBe(first)
  expect(await countTasks(page)).toBe(before + 2)
  await page.goBack()
  await expect(command(page)).toHaveValue("'echo back'")
  await page.getByRole('link', { name: 'Launch', exact: true }).first().click()
  await page.goBack()
  await page.goForward()
  expect(await countTasks(page)).toBe(before + 2)
})

test('Back from a launch of several brings the form back', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo several'")
  await page.getByRole('textbox', { name: 'Tasks' }).fill('3')
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('3')
  await expect(command(page)).toHaveValue("'echo several'")
  await startOver(page).click()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('1')
})

for (const width of [1280, 400]) {
  test(`production is seen before the click, and named in the question (${width} px)`, async ({
    page,
  }) => {
    const clusterName = `ledger-prod-${width}`
    const tags = [{ key: 'slipway:production', value: 'true' }]
    await ecs.send(new CreateClusterCommand({ clusterName, tags, capacityProviders: ['FARGATE'] }))
    await page.setViewportSize({ width, height: 900 })
    await signInAsDemo(page)
    await fillFargate(page, "'echo for real'")
    await expect(launchButton(page)).not.toHaveAccessibleName(/production/)
    await pick(page, 'Cluster', clusterName)
    await expect(launchButton(page)).toHaveAccessibleName(/Launch 1 task on production/)
    const summary = page.getByRole('complementary', { name: 'Summary' })
    await expect(
      summary.getByText('Production', { exact: true }).filter({ visible: true }),
    ).toHaveCount(1)
    await expectNoViolations(page)
    await launchButton(page).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'This is a production cluster' })
    await expect(dialog.getByRole('definition').nth(0)).toHaveText(/^one-off-shell:\d+$/)
    await expect(dialog.getByRole('definition').nth(1)).toHaveText("'echo for real'")
    await expect(dialog).toContainText(`1 task starts on cluster ${clusterName}`)
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await expect(launchButton(page)).toBeFocused()
  })
}
