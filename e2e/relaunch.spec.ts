import { DescribeTasksCommand } from '@aws-sdk/client-ecs'
import type { Locator, Page } from '@playwright/test'
import { ecs } from './support/embedded-ecs.ts'
import { expect, signInAsDemo, signInWithKeys, test } from './support/journey.ts'
import {
  addVariable,
  fillFargate,
  fillFargateOf,
  launchButton,
  launchToTask,
} from './support/launch-form.ts'
import { registerFamily } from './support/run-by-api.ts'

/** Another revision of a family that no other journey uses. */
const registerAgain = (family = 'again') => registerFamily(['echo'], { family })

const launchAnother = (page: Page): Locator =>
  page.getByRole('link', { name: /^(Launch another like this|Relaunch with changes)$/ })

test('a task is launched again as it was, with its values and the revision of one’s choice', async ({
  page,
  browser,
}) => {
  await registerAgain()
  await signInAsDemo(page)
  await fillFargateOf(page, 'again')
  await page.getByRole('textbox', { name: 'Command' }).fill('echo again')
  await page.getByRole('button', { name: 'Add variable' }).click()
  await page.getByRole('textbox', { name: 'Variable 1 name' }).fill('API_TOKEN')
  await page.getByLabel('Variable 1 value').fill('hush')
  const path = await launchToTask(page)
  await registerAgain()
  await launchAnother(page).click()
  await page.waitForURL('**/launch?task=*')

  const source = page.getByRole('link', { name: /^again [0-9a-f]{4}…/ })
  await expect(source).toHaveAttribute('href', path)
  await expect(page.getByText(/no fields changed/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue('echo again')
  const environment = page.getByRole('group', { name: 'Environment' })
  await expect(environment).toContainText('Kept from the launch')
  await expect(page.getByLabel('The request as text')).not.toContainText('hush')
  const revisions = page.getByRole('radiogroup', { name: 'Revision to run' })
  await expect(revisions.getByRole('radio', { name: /as it ran/ })).toBeChecked()
  await revisions.getByRole('radio', { name: /^latest/ }).check()
  await expect(page.getByText(/1 field changed/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Command' }).fill('echo changed')
  await expect(page.getByText(/2 fields changed/)).toBeVisible()
  await page.reload()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await expect(page.getByText(/2 fields changed/)).toBeVisible()
  const relaunched = page.url()
  const again = await launchToTask(page)
  expect(again).not.toBe(path)
  expect(await environmentOf(again)).toEqual([{ name: 'API_TOKEN', value: 'hush' }])

  const stranger = await (await browser.newContext()).newPage()
  await signInWithKeys(stranger, 'outsider')
  const nowhere = relaunched.replace(/[0-9a-f]{32}$/, 'f'.repeat(32))
  const answers = [relaunched, nowhere].map(async it => (await stranger.request.get(it)).status())
  expect(await Promise.all(answers)).toEqual([404, 404])
  await stranger.context().close()
})

/** What ECS got: the variables of a task, by the path of its page; ECS shows it a little late. */
async function environmentOf(path: string) {
  const [taskId = '', cluster] = path.split('/').reverse()
  const describe = async () =>
    (await ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskId] }))).tasks?.[0]
  await expect.poll(describe).toBeDefined()
  return (await describe())?.overrides?.containerOverrides?.[0]?.environment
}

test('a relaunch page holds no value that looks secret, whoever opens it', async ({
  page,
  browser,
}) => {
  const secret = 'zq9-Relaunch-Secret'
  await registerAgain()
  await signInAsDemo(page)
  await fillFargateOf(page, 'again')
  await page.getByRole('textbox', { name: 'Command' }).fill(`run --password ${secret}`)
  await addVariable(page, 1, 'API_TOKEN', secret)
  await addVariable(page, 2, 'UPSTREAM', `https://u:${secret}@example.test`)
  await addVariable(page, 3, 'LEVEL', 'debug')
  const path = await launchToTask(page)
  await expect(page.locator('body')).not.toContainText(secret)
  await launchAnother(page).click()
  await page.waitForURL('**/launch?task=*')
  await expect(page.getByLabel('Variable 3 value')).toHaveValue('debug')
  await expect(page.getByText('Kept from the launch')).toHaveCount(3)

  const launcher = await (await browser.newContext()).newPage()
  await signInWithKeys(launcher, 'launcher')
  for (const asker of [page, launcher]) {
    for (const isPayload of [false, true]) {
      const headers: Record<string, string> = isPayload ? { rsc: '1' } : {}
      for (const url of [page.url(), path, `/api${path}/relaunch`]) {
        const answer = await asker.request.get(url, { headers })
        expect(answer.status()).toBe(200)
        const text = await answer.text()
        expect(text).toContain('API_TOKEN')
        expect(text).not.toContain(secret)
      }
    }
  }
  await launcher.context().close()

  await page.getByRole('button', { name: 'Replace Variable 1 value' }).click()
  await expect(page.getByLabel('Variable 1 value')).toBeFocused()
  await launchButton(page).press('Enter')
  await expect(page.getByLabel('Variable 1 value')).toBeFocused()
  await expect(page.getByLabel('Variable 1 value')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Variable 1 value').fill('new')
  await page.getByRole('button', { name: 'Remove variable 2' }).click()
  expect(await environmentOf(await launchToTask(page))).toEqual([
    { name: 'API_TOKEN', value: 'new' },
    { name: 'LEVEL', value: 'debug' },
  ])
})

test('a kept value does not go into a task of another family', async ({ page }) => {
  await registerAgain()
  await registerAgain('again-other')
  await signInAsDemo(page)
  await fillFargateOf(page, 'again')
  await addVariable(page, 1, 'API_TOKEN', 'hush')
  await launchToTask(page)
  await launchAnother(page).click()
  await page.waitForURL('**/launch?task=*')
  await page.getByRole('combobox', { name: 'Task definition' }).fill('again-other')
  await page.getByRole('option', { name: 'again-other' }).first().click()
  await launchButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was launched' })).toBeVisible()
  await expect(page.getByText('Kept from the launch')).toBeVisible()
  await page.getByRole('button', { name: 'Replace Variable 1 value' }).click()
  await page.getByLabel('Variable 1 value').fill('typed')
  expect(await environmentOf(await launchToTask(page))).toEqual([
    { name: 'API_TOKEN', value: 'typed' },
  ])
})

test('a launch of several tasks is launched again as a whole', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo three'")
  await page.getByRole('textbox', { name: 'Tasks' }).fill('3')
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')
  await page.getByRole('link', { name: 'Relaunch' }).click()
  await page.waitForURL('**/launch?launch=*')
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('3')
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')
  await page.getByRole('table', { name: 'Tasks' }).getByRole('link').first().click()
  await page.waitForURL(/\/tasks\/us-east-1\//)
  await launchAnother(page).click()
  await page.waitForURL('**/launch?task=*')
  await expect(page.getByText(/one of the 3 tasks of its launch/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('1')
})
