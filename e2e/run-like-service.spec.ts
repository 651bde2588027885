import { describeOpenTask } from './support/embedded-ecs.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { launchButton, openSection, pick, pickOption } from './support/launch-form.ts'

test('a task runs where, how and as whom a service runs', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  await pick(page, 'Cluster', 'demo')
  await page.getByRole('button', { name: 'Run like a service' }).click()
  await pickOption(page, 'Service', 'worker')
  await expect(page.getByText('Filled like service worker')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'FARGATE', exact: true })).toBeChecked()

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('radio', { name: 'Cluster default' })).toBeChecked()
  await page.getByRole('button', { name: 'Run like a service' }).click()
  await pickOption(page, 'Service', 'worker')
  await openSection(page, 'Task size, roles, storage')
  await expect(page.getByRole('combobox', { name: 'Task role' })).toHaveValue(/order-worker-task$/)
  await launchButton(page).click()

  const task = await describeOpenTask(page)
  expect(task).toMatchObject({
    launchType: 'FARGATE',
    overrides: { taskRoleArn: 'arn:aws:iam::111122223333:role/order-worker-task' },
  })
  const subnet = task.attachments?.[0]?.details?.find(({ name }) => name === 'subnetId')?.value
  expect(subnet).toMatch(/^subnet-/)
})
