import type { Page } from '@playwright/test'
import { CreateClusterCommand } from '@aws-sdk/client-ecs'
import { expect, focusOn, signInAsDemo, test, waitForForm } from './support/journey.ts'
import {
  addVariable,
  fillFargate,
  fillFargateOf,
  launchButton,
  launchToTask,
  openSection,
  pick,
} from './support/launch-form.ts'
import { expectNoViolations, expectToFit } from './support/accessibility.ts'
import { countTasks } from './support/count-tasks.ts'
import { ecs } from './support/embedded-ecs.ts'
import { registerFamily } from './support/run-by-api.ts'

const register = (family: string) =>
  registerFamily(['migrate', '--latest'], { family, environment: { LOG_LEVEL: 'info' } })

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
  await waitForForm(page)
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

const megabytes = (count: number) => 'x'.repeat(count * 1_000_000)

/** What Ctrl+V does: the text of a clipboard, at the element that has the focus. */
const paste = (page: Page, text: string) =>
  page.evaluate(pasted => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    return document.activeElement?.dispatchEvent(event)
  }, text)

test('a text that no field has room for is refused, and nothing is lost', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo kept'")
  await addVariable(page, 1, 'SHARD', '7')
  const refused = page.getByRole('alert').filter({ hasText: 'was left out' })
  await focusOn(page.getByLabel('Variable 1 value'))
  expect(await paste(page, megabytes(5))).toBe(false)
  await expect(refused).toContainText('5,000,000 characters')
  await expect(page.getByLabel('Variable 1 value')).toHaveValue('7')
  await expectNoViolations(page)
  await refused.getByRole('button', { name: 'Dismiss' }).click()
  await expect(refused).toHaveCount(0)

  await command(page).fill(megabytes(1))
  await expect(refused).toContainText('1,000,000 characters')
  await expect(command(page)).toHaveValue("'echo kept'")
  await page.getByRole('button', { name: 'Paste .env' }).click()
  await page.getByLabel('Text of a .env file').fill('A=1')
  expect(await paste(page, megabytes(5))).toBe(false)
  await expect(page.getByLabel('Text of a .env file')).toHaveValue('A=1')
})

test('an import that no launch has room for is refused before it is drawn', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo kept'")
  const environment = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `V${index}`, value: '1' }))
  const requestOf = (count: number) => ({
    taskDefinition: 'one-off-shell',
    overrides: { containerOverrides: [{ name: 'shell', environment: environment(count) }] },
  })
  await page.getByRole('button', { name: 'Paste JSON or command' }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste JSON or command' })
  await dialog.getByRole('textbox').fill(JSON.stringify(requestOf(2_000)))
  await expect(dialog.getByRole('status')).toContainText('ECS accepts 8,192')
  await expect(dialog.getByRole('button', { name: 'Replace the form' })).toBeDisabled()
  await expect(dialog.getByRole('textbox')).not.toHaveValue('')
  const tags = Array.from({ length: 3_000 }, (_, index) => ({ key: `k${index}`, value: '' }))
  await dialog.getByRole('textbox').fill(JSON.stringify({ taskDefinition: 'job', tags }))
  await expect(dialog.getByRole('status')).toContainText('Tags: 3,000 rows')
  expect(await paste(page, `{"taskDefinition":"${megabytes(5)}"}`)).toBe(false)
  await expect(dialog.getByRole('status')).toContainText('was left out')
  await expect(dialog.getByRole('textbox')).not.toHaveValue('')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(command(page)).toHaveValue("'echo kept'")

  // Outside of the fields a paste opens the dialog, which says why it is empty.
  await page.getByRole('heading', { level: 1 }).click()
  expect(await paste(page, `{"taskDefinition":"${megabytes(5)}"}`)).toBe(false)
  await expect(dialog.getByRole('status')).toContainText('was left out')
})

test('variables for which the overrides have no room stay in the text of the .env file', async ({
  page,
}) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo kept'")
  await page.getByRole('button', { name: 'Paste .env' }).click()
  const text = page.getByLabel('Text of a .env file')
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `V${index}=1`).join('\n')
  await text.fill(lines(350))
  await expect(page.getByText(/350 variables found.*ECS accepts 8,192/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add 350 variables' })).toBeDisabled()
  await text.fill(lines(250))
  await page.getByRole('button', { name: 'Add 250 variables' }).click()
  await expect(page.getByLabel('Variable 1 value')).toBeFocused()
  await page.getByRole('button', { name: 'Paste .env' }).click()
  await text.fill(lines(250).replaceAll('V', 'W'))
  await expect(page.getByRole('button', { name: 'Add 250 variables' })).toBeDisabled()
})

test('a long list of variables is found, typed in, cut and added to like a short one', async ({
  page,
}) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo many'")
  await page.getByRole('button', { name: 'Paste .env' }).click()
  const lines = Array.from({ length: 250 }, (_, index) => `V${index}=1`)
  await page.getByLabel('Text of a .env file').fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Add 250 variables' }).click()
  await expect(page.getByLabel('Variable 250 value')).toHaveValue('1')
  await page.getByLabel('Variable 250 value').fill('last')
  await focusOn(page.getByLabel('Variable 120 name'))
  await page.keyboard.press('Tab')
  await page.keyboard.type('typed ')
  await expect(page.getByLabel('Variable 120 value')).toHaveValue(/typed/)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Remove variable 120', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Variable 120 name')).toHaveValue('V120')
  await page.getByRole('button', { name: 'Add variable' }).click()
  await expect(page.getByLabel('Variable 250 name')).toBeFocused()
  await page.keyboard.type('NEW')
  await page.getByLabel('Variable 250 value').fill('row')
  await page.getByRole('tab', { name: 'JSON' }).click()
  const request = page.getByLabel('The request as text')
  await expect(request).toContainText('"NEW"')
  await expect(request).toContainText('"last"')
  await expect(request).not.toContainText('"V119"')
  await expectNoViolations(page)
})

for (const width of [1280, 400]) {
  test(`a row that is drawn whole when it comes near moves nothing (${width} px)`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await signInAsDemo(page)
    const plain = Array.from({ length: 80 }, (_, index) => ({ name: `V${index}`, value: '1' }))
    const environment = [
      ...plain,
      { name: 'LINES', value: 'one\ntwo\nthree' },
      { name: 'DB_PASSWORD', value: 'hunter2' },
    ]
    const overrides = { containerOverrides: [{ name: 'shell', environment }] }
    await page.getByRole('button', { name: 'Paste JSON or command' }).click()
    const request = JSON.stringify({ taskDefinition: 'one-off-shell', overrides })
    await page.getByRole('dialog').getByRole('textbox').fill(request)
    await page.getByRole('button', { name: 'Replace the form' }).click()
    const values = [80, 81, 82].map(number => page.getByLabel(`Variable ${number} value`))
    const heightsOf = () =>
      Promise.all(
        values.map(value =>
          value.evaluate(field => field.closest('div[class*=row]')?.clientHeight),
        ),
      )
    for (const value of values) await expect(value).not.toHaveClass(/mantine/)
    const before = await heightsOf()
    await page.getByRole('button', { name: 'Paste .env' }).scrollIntoViewIfNeeded()
    for (const value of values) await expect(value).toHaveClass(/mantine/)
    expect(await heightsOf()).toEqual(before)
  })

  test(`names of 200 characters keep the page in its window (${width} px)`, async ({ page }) => {
    const long = 'n'.repeat(200)
    await page.setViewportSize({ width, height: 900 })
    await signInAsDemo(page)
    const environment = [{ name: long.toUpperCase(), value: long }]
    const containerOverrides = [
      { name: long, command: [long], environment },
      { name: `${long}2`, environment },
    ]
    const tags = [{ key: long.slice(0, 120), value: long }]
    const request = {
      taskDefinition: `${long}:1`,
      cluster: long,
      overrides: { containerOverrides, taskRoleArn: `arn:aws:iam::111122223333:role/${long}` },
      tags,
      group: long,
      [`${long}3`]: long,
    }
    await page.getByRole('button', { name: 'Paste JSON or command' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(JSON.stringify(request))
    await expectToFit(page)
    await page.getByRole('button', { name: 'Replace the form' }).click()
    await expect(page.getByText(/Imported from/)).toBeVisible()
    await expectToFit(page)
    await openSection(page, 'Tags')
    await openSection(page, 'Task size')
    await openSection(page, 'More')
    await expect(page.getByLabel('Tag 1 key')).toBeVisible()
    await expectToFit(page)
    await page.getByRole('button', { name: 'Copy draft link' }).click()
    await launchButton(page).press('Enter')
    // A click while the page goes there can miss what it aims at.
    await expect(page.getByRole('combobox', { name: 'Task definition' })).toBeFocused()
    await expectToFit(page)
    const tabs = page.getByRole('tablist', { name: 'Containers' })
    expect((await tabs.boundingBox())?.width).toBeLessThanOrEqual(width)
    await tabs.getByRole('tab').nth(1).click()
    await expect(tabs.getByRole('tab').nth(1)).toHaveAttribute('aria-selected', 'true')
    await expectToFit(page)
  })
}
