import type { Page } from '@playwright/test'
import { expect, signInAsDemo, signInWithKeys, test } from './support/journey.ts'
import { addVariable, fillFargate, launchButton, launchToTask } from './support/launch-form.ts'
import { addFaults, clearFaults } from './support/local-aws-control.ts'
import { countTasks } from './support/count-tasks.ts'

const tasksField = 'Tasks'
const openTags = (page: Page) => page.getByRole('button', { name: /^Tags/ }).click()

test('a reload restores the draft, and starting over can be taken back', async ({ page }) => {
  await signInAsDemo(page)
  await page.getByRole('textbox', { name: tasksField }).fill('4')
  await openTags(page)
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByLabel('Tag 1 key').fill('ticket')
  await page.reload()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await expect(page.getByRole('textbox', { name: tasksField })).toHaveValue('4')
  await openTags(page)
  await expect(page.getByLabel('Tag 1 key')).toHaveValue('ticket')

  await page.getByRole('status').getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByRole('textbox', { name: tasksField })).toHaveValue('1')
  await expect(page.getByLabel('Tag 1 key')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: tasksField })).toHaveValue('4')
})

test('what is stored and is no draft is ignored', async ({ page }) => {
  await signInAsDemo(page)
  await page.getByRole('textbox', { name: tasksField }).fill('4')
  await page.reload()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await page.addInitScript(() => {
    const hostile = JSON.stringify({ version: 1, input: '{"definition":"job","count":{}}' })
    const drafts = Object.keys(sessionStorage).filter(key => key.includes('slipway-draft'))
    for (const key of drafts) sessionStorage.setItem(key, hostile)
  })
  await page.reload()
  await expect(launchButton(page)).toContainText('Launch 1 task')
  await expect(page.getByRole('textbox', { name: tasksField })).toHaveValue('1')
  await expect(page.getByText('Draft restored')).toHaveCount(0)
})

test('leaving with changes asks; nothing is asked after a launch, which ends the draft', async ({
  page,
}) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo left'")
  await page.getByRole('link', { name: 'Tasks', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Leave the launch form?' })
  await expect(dialog.getByRole('button', { name: 'Stay' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect(new URL(page.url()).pathname).toBe('/launch')

  await page.getByRole('link', { name: 'Tasks', exact: true }).first().click()
  await dialog.getByRole('button', { name: 'Leave and keep draft' }).click()
  await page.waitForURL('**/tasks')
  await page.getByRole('link', { name: 'Launch', exact: true }).first().click()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue("'echo left'")

  await launchToTask(page)
  await page.getByRole('link', { name: 'Launch', exact: true }).first().click()
  await page.waitForURL('**/launch')
  await expect(page.getByRole('textbox', { name: tasksField })).toHaveValue('1')
  await expect(page.getByText('Draft restored')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveCount(0)
})

test('an answer that was lost is asked for again after a reload, and nothing starts twice', async ({
  page,
}) => {
  await signInAsDemo(page)
  const before = await countTasks(page)
  await fillFargate(page, "'echo reloaded'")
  await addFaults({ operation: 'RunTask', kind: 'drop-after' })
  const startedBy = page.getByLabel('The request as text')
  await expect(startedBy).toContainText('slipway-')
  const mark = /slipway-[0-9a-f]+/.exec((await startedBy.textContent()) ?? '')?.[0] ?? 'none'
  await launchButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No response yet' })).toBeVisible()
  await page.reload()
  await clearFaults()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await expect(startedBy).toContainText(mark)
  await launchToTask(page)
  expect(await countTasks(page)).toBe(before + 1)
})

test('a draft link carries the form without what looks secret, and says so on both ends', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAsDemo(page)
  await fillFargate(page, "'echo linked'")
  await page.getByRole('button', { name: 'Add variable' }).click()
  await page.getByRole('textbox', { name: 'Variable 1 name' }).fill('API_TOKEN')
  await page.getByLabel('Variable 1 value').fill('hush-hush')
  await page.getByRole('button', { name: 'Copy draft link' }).click()
  await expect(page.getByText(/Draft link copied.*left out: API_TOKEN/)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(decodeURIComponent(link)).not.toContain('hush-hush')

  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByText(/Opened from a draft link.*left out/)).toBeVisible()
  await expect(other.getByRole('textbox', { name: 'Command' })).toHaveValue("'echo linked'")
  expect(new URL(other.url()).hash).toBe('')
  await other.getByRole('status').getByRole('button', { name: 'API_TOKEN' }).click()
  await expect(other.getByLabel('Variable 1 value')).toBeFocused()
  await expect(other.getByLabel('Variable 1 value')).toHaveValue('')
  // An empty value would be another launch: it blocks, also after a reload.
  await other.reload()
  await expect(other.getByText('Draft restored')).toBeVisible()
  await launchButton(other).press('Enter')
  await expect(other.getByLabel('Variable 1 value')).toBeFocused()
  await expect(other.getByLabel('Variable 1 value')).toHaveAttribute('aria-invalid', 'true')
  await other.getByLabel('Variable 1 value').fill('typed')
  await expect(other.getByLabel('Variable 1 value')).not.toHaveAttribute('aria-invalid', 'true')
  await other.getByLabel('Variable 1 value').fill('')
  await other.getByRole('button', { name: 'Keep it empty: API_TOKEN' }).click()
  await expect(other.getByLabel('Variable 1 value')).not.toHaveAttribute('aria-invalid', 'true')
  await launchToTask(other)
  await other.close()
})

test('a draft link opens behind the sign-in', async ({ page }) => {
  const form = encodeURIComponent(JSON.stringify({ taskDefinition: 'one-off-shell', count: '6' }))
  await page.goto(`/launch#draft=${form}`)
  await page.getByRole('button', { name: 'Sign in as the demo operator' }).click()
  await expect(page.getByText(/Opened from a draft link|can’t be read/)).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
})

test('a launch that is throttled keeps the form, and is sent again as the same', async ({
  page,
}) => {
  await signInAsDemo(page)
  const before = await countTasks(page)
  await fillFargate(page, "'echo throttled'")
  await addFaults({ operation: 'RunTask', kind: 'throttle' })
  await launchButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No response yet' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue("'echo throttled'")
  await clearFaults()
  await launchToTask(page)
  expect(await countTasks(page)).toBe(before + 1)
})

test('while the count cannot be read, the button promises none', async ({ page }) => {
  await signInAsDemo(page)
  await page.getByRole('textbox', { name: tasksField }).fill('')
  await expect(launchButton(page)).not.toContainText('task')
  await page.getByRole('textbox', { name: tasksField }).fill('2')
  await expect(launchButton(page)).toContainText('Launch 2 tasks')
})

test('signing out ends the draft', async ({ page }) => {
  await signInAsDemo(page)
  await page.getByRole('textbox', { name: tasksField }).fill('4')
  await page.reload()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  await signInAsDemo(page)
  await expect(page.getByRole('textbox', { name: tasksField })).toHaveValue('1')
  await expect(page.getByText('Draft restored')).toHaveCount(0)
})

test('signing out in one tab erases the drafts of every tab and leaves their pages', async ({
  page,
  context,
}) => {
  await signInAsDemo(page)
  const other = await context.newPage()
  await other.goto('/launch')
  await fillFargate(other, "'echo other'")
  await addVariable(other, 1, 'API_TOKEN', 'hush-hush')
  await expect.poll(() => storedIn(other)).toContain('hush-hush')
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  await other.waitForURL('**/sign-in')
  expect(await storedIn(other)).not.toContain('slipway-draft')
  await signInAsDemo(other)
  await expect(other.getByRole('textbox', { name: tasksField })).toHaveValue('1')
  await expect(other.getByText('Draft restored')).toHaveCount(0)
  await other.close()
})

test.describe('after a session has ended', () => {
  test.use({ allowedErrors: [/401 \(Unauthorized\)/] })

  test('the draft waits for the same person, without what looks secret', async ({
    page,
    context,
  }) => {
    await signInAsDemo(page)
    await fillFargate(page, "'echo ended'")
    await addVariable(page, 1, 'API_TOKEN', 'hush-hush')
    await addVariable(page, 2, 'LEVEL', 'debug')
    await expect.poll(() => storedIn(page)).toContain('hush-hush')
    await context.clearCookies()
    await page.reload()
    await page.waitForURL('**/sign-in**')
    await expect.poll(() => storedIn(page)).not.toContain('hush-hush')
    expect(await storedIn(page)).toContain('API_TOKEN')

    await signInWithKeys(page, 'launcher')
    await expect(page.getByRole('textbox', { name: tasksField })).toHaveValue('1')
    await expect(page.getByText('Draft restored')).toHaveCount(0)
    await context.clearCookies()

    await signInAsDemo(page)
    await expect(page.getByText(/Draft restored.*left out/)).toBeVisible()
    await expect(page.getByLabel('Variable 2 value')).toHaveValue('debug')
    await expect(page.getByLabel('Variable 1 value')).toHaveValue('')
    await launchButton(page).press('Enter')
    await expect(page.getByLabel('Variable 1 value')).toBeFocused()
    await page.getByLabel('Variable 1 value').fill('typed')
    await launchToTask(page)
  })

  test('a click says that nothing was launched, and can be repeated', async ({ page, context }) => {
    await signInAsDemo(page)
    const before = await countTasks(page)
    await fillFargate(page, "'echo signed out'")
    await addVariable(page, 1, 'API_TOKEN', 'hush-hush')
    const cookies = await context.cookies()
    await context.clearCookies()
    await launchButton(page).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing was launched' })).toBeVisible()
    await expect(page.getByText('it may have launched')).toHaveCount(0)
    await expect.poll(() => storedIn(page)).not.toContain('hush-hush')
    await expect(page.getByLabel('Variable 1 value')).toHaveValue('hush-hush')
    await context.addCookies(cookies)
    await launchToTask(page)
    expect(await countTasks(page)).toBe(before + 1)
  })

  test('a click that follows an unanswered one says that it may have been launched', async ({
    page,
    context,
  }) => {
    await signInAsDemo(page)
    const before = await countTasks(page)
    await fillFargate(page, "'echo unanswered'")
    await addFaults({ operation: 'RunTask', kind: 'drop-after' })
    await launchButton(page).click()
    const alert = page.getByRole('alert').filter({ hasText: 'No response yet' })
    await expect(alert).toBeVisible()
    await clearFaults()
    const cookies = await context.cookies()
    await context.clearCookies()
    await launchButton(page).click()
    await expect(alert.getByRole('link', { name: /Sign in/ })).toBeVisible()
    await context.addCookies(cookies)
    await launchToTask(page)
    expect(await countTasks(page)).toBe(before + 1)
  })
})

/** All that the tab's storage holds, names and values. */
const storedIn = (page: Page) => page.evaluate(() => JSON.stringify({ ...sessionStorage }))
