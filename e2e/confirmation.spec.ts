import {
  CreateClusterCommand,
  ECSClient,
  ListTasksCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecs'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, launchButton, pick } from './support/launch-form.ts'
import { AWS_URL } from './support/servers.ts'

const accessKeyId = 'LOCALOPERATOR0000001'
const ecs = new ECSClient({
  region: 'us-east-1',
  endpoint: AWS_URL,
  credentials: { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) },
})

const countTasks = async (cluster: string) =>
  (await ecs.send(new ListTasksCommand({ cluster }))).taskArns?.length ?? 0

test('a launch on a production cluster names count, cluster and account before it starts', async ({
  page,
}) => {
  const clusterName = 'payments-prod'
  const tags = [{ key: 'slipway:production', value: 'true' }]
  await ecs.send(new CreateClusterCommand({ clusterName, tags, capacityProviders: ['FARGATE'] }))
  await signInAsDemo(page)
  await fillFargate(page, "'echo for real'")
  await page.getByRole('textbox', { name: 'Tasks' }).fill('3')
  await pick(page, 'Cluster', clusterName)
  await page.getByRole('textbox', { name: 'Command' }).press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'This is a production cluster' })
  const confirm = dialog.getByRole('button', {
    name: 'Launch 3 tasks on payments-prod in 111122223333',
  })
  await expect(confirm).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeVisible()
  expect(await countTasks(clusterName)).toBe(0)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect(await countTasks(clusterName)).toBe(0)

  await launchButton(page).click()
  await confirm.click()
  await page.waitForURL('**/launches/*')
  await expect(page.getByRole('table', { name: 'Tasks' }).getByRole('link')).toHaveCount(3)
})

test('the server asks where the page did not know', async ({ page }) => {
  const clusterName = 'orders-prod'
  const { cluster } = await ecs.send(
    new CreateClusterCommand({ clusterName, capacityProviders: ['FARGATE'] }),
  )
  await signInAsDemo(page)
  await fillFargate(page, "'echo late'")
  await pick(page, 'Cluster', clusterName)
  const tags = [{ key: 'slipway:production', value: '' }]
  await ecs.send(new TagResourceCommand({ resourceArn: cluster?.clusterArn, tags }))
  await launchButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'This is a production cluster' })
  await dialog.getByRole('button', { name: /^Launch 1 task on orders-prod/ }).click()
  await page.waitForURL(/\/tasks\/us-east-1\/111122223333\/orders-prod\//)
})
