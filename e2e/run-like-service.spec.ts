import { DescribeServicesCommand } from '@aws-sdk/client-ecs'
import { describeOpenTask, ecs } from './support/embedded-ecs.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { launchButton, openSection, pick, pickOption } from './support/launch-form.ts'
import { addFaults } from './support/local-aws-control.ts'

const filled = 'Filled like service worker: launch type FARGATE, 3 subnets'

test('a task runs where, how and as whom a service runs', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  await pick(page, 'Cluster', 'demo')
  const chosenSubnets = page.getByText('3 of 16', { exact: true })
  await page.getByRole('button', { name: 'Run like a service' }).click()
  await expect(page.getByRole('combobox', { name: 'Service', exact: true })).toBeFocused()
  await pickOption(page, 'Service', 'worker')
  await expect(page.getByText(filled)).toBeVisible()
  await expect(page.getByRole('radio', { name: 'FARGATE', exact: true })).toBeChecked()
  await expect(chosenSubnets).toBeVisible()

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('radio', { name: 'Cluster default' })).toBeChecked()
  await expect(chosenSubnets).toBeHidden()
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
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['worker'] }),
  )
  const awsvpc = services?.[0]?.networkConfiguration?.awsvpcConfiguration
  const subnet = task.attachments?.[0]?.details?.find(({ name }) => name === 'subnetId')?.value
  expect(awsvpc?.subnets).toContain(subnet)
})

test.describe('where AWS refuses', () => {
  test('a service that may not be listed is typed, and a wrong name said', async ({ page }) => {
    await addFaults({ operation: 'ListServices', kind: 'deny' })
    await signInAsDemo(page)
    await pick(page, 'Cluster', 'demo')
    await page.getByRole('button', { name: 'Run like a service' }).click()
    await expect(page.getByText('Services could not be listed')).toBeVisible()
    const name = page.getByRole('combobox', { name: 'Service', exact: true })
    await name.fill('gone')
    await name.press('Enter')
    await expect(page.getByText(/Service gone could not be read/).first()).toBeVisible()
    await name.fill('worker')
    await name.press('Tab')
    await expect(page.getByText(filled)).toBeVisible()
  })
})

test('a picker that is not wanted goes as it came, by keyboard too', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Cluster', 'batch')
  await expect(page.getByText(/^3 instances · .* vCPU and .* GiB free$/)).toBeVisible()
  const open = page.getByRole('button', { name: 'Run like a service' })
  await open.press('Enter')
  const service = page.getByRole('combobox', { name: 'Service', exact: true })
  await expect(service).toBeFocused()
  await service.press('Escape')
  await expect(open).toBeFocused()
  await open.click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(service).toBeHidden()
  await expect(open).toBeFocused()
})
