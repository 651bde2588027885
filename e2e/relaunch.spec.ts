import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { expect, signInAsDemo, signInWithKeys, test } from './support/journey.ts'
import { fillFargate, fillFargateOf, launchButton, launchToTask } from './support/launch-form.ts'
import { AWS_URL } from './support/servers.ts'

const accessKeyId = 'LOCALOPERATOR0000001'
const ecs = new ECSClient({
  region: 'us-east-1',
  endpoint: AWS_URL,
  credentials: { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) },
})

/** Another revision of a family that no other journey uses. */
const registerAgain = () =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'again',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'app', image: 'example/app:1', command: ['echo'] }],
    }),
  )

test('a task is launched again as it was, with its values and the revision of one’s choice', async ({
  page,
  browser,
}) => {
  await signInAsDemo(page)
  await registerAgain()
  await fillFargateOf(page, 'again')
  await page.getByRole('textbox', { name: 'Command' }).fill('echo again')
  await page.getByRole('button', { name: 'Add variable' }).click()
  await page.getByRole('textbox', { name: 'Variable 1 name' }).fill('API_TOKEN')
  await page.getByLabel('Variable 1 value').fill('hush')
  const path = await launchToTask(page)
  await registerAgain()
  await page.getByRole('link', { name: 'Relaunch' }).click()
  await page.waitForURL('**/launch?task=*')

  const source = page.getByRole('link', { name: /^again [0-9a-f]{4}…/ })
  await expect(source).toHaveAttribute('href', path)
  await expect(page.getByText(/no fields changed/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Command' })).toHaveValue('echo again')
  await expect(page.getByLabel('Variable 1 value')).toHaveValue('hush')
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
  expect(await launchToTask(page)).not.toBe(path)

  const stranger = await (await browser.newContext()).newPage()
  await signInWithKeys(stranger, 'outsider')
  const nowhere = relaunched.replace(/[0-9a-f]{32}$/, 'f'.repeat(32))
  const answers = [relaunched, nowhere].map(async it => (await stranger.request.get(it)).status())
  expect(await Promise.all(answers)).toEqual([404, 404])
  await stranger.context().close()
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
  await page.getByRole('link', { name: 'Relaunch' }).click()
  await page.waitForURL('**/launch?task=*')
  await expect(page.getByText(/one of the 3 tasks of its launch/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('1')
})
