import type { Locator, Page } from '@playwright/test'
import { expectGoodLooks, PHONE } from './support/accessibility.ts'
import { checkNow } from './support/check-now.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, launchToTask } from './support/launch-form.ts'
import { addFaults, advanceClock, clearFaults, countCalls } from './support/local-aws-control.ts'

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Network' })

/** Follows a task with a public address until it runs. */
async function openRunningTask(page: Page): Promise<void> {
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 7200'")
  await launchToTask(page)
  await advanceClock(60_000)
  await checkNow(page)
  await expect(page.getByText('Running', { exact: true }).first()).toBeVisible()
  await expect(panel(page)).toContainText('attached')
}

const publicIp = (page: Page): Locator =>
  panel(page).getByRole('button', { name: /^Copy public IP address \d+\.\d+\.\d+\.\d+$/ })

const countEc2Calls = async (): Promise<number> =>
  (await countCalls('ec2:DescribeNetworkInterfaces')) +
  (await countCalls('ec2:DescribeSubnets')) +
  (await countCalls('ec2:DescribeVpcs'))

test('the network is shown by name, with the public address, and not asked for with every poll', async ({
  page,
}) => {
  await openRunningTask(page)
  await expect(publicIp(page)).toBeVisible()
  await expect(panel(page)).toContainText('default-1')
  await expect(panel(page)).toContainText(/172\.31\.\d+\.\d+\/\d+ · us-east-1[a-c]/)
  await expect(panel(page).getByRole('button', { name: /^Copy VPC ID vpc-/ })).toBeVisible()
  await expect(
    panel(page).getByRole('button', { name: /^Copy security group ID sg-/ }),
  ).toBeVisible()
  await expect(panel(page).getByRole('button', { name: /^Copy MAC address/ })).toBeVisible()
  const before = await countEc2Calls()
  const checked = await countCalls('ecs:DescribeTasks')
  await checkNow(page)
  await expect.poll(() => countCalls('ecs:DescribeTasks')).toBeGreaterThan(checked)
  expect(await countEc2Calls()).toBe(before)
})

test('the address stays on the page as released when the task stops, and is gone afterwards', async ({
  page,
}) => {
  await openRunningTask(page)
  // The address may have come before the interface was attached, and EC2 is asked again then.
  await page.reload()
  await expect(publicIp(page)).toBeVisible()
  await advanceClock(8_000_000)
  await checkNow(page)
  await expect(panel(page)).toContainText('released')
  await expect(publicIp(page)).toBeVisible()
  await page.reload()
  await expect(panel(page)).toContainText('gone with the interface')
  await expect(panel(page)).toContainText('default-1')
})

test('what is denied is said with its permission beside the rest', async ({ page }) => {
  await addFaults({ operation: 'DescribeNetworkInterfaces', kind: 'deny' })
  await openRunningTask(page)
  await expect(panel(page)).toContainText(
    'The public IP address and the security groups need ec2:DescribeNetworkInterfaces.',
  )
  await expect(panel(page)).toContainText('default-1')
  await expect(publicIp(page)).toHaveCount(0)
})

test('what AWS does not answer can be asked for again', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 7200'")
  const down = { kind: 'error', status: 503 }
  await addFaults({ operation: 'DescribeNetworkInterfaces', ...down })
  await launchToTask(page)
  await advanceClock(60_000)
  const again = panel(page).getByRole('button', { name: 'Retry reading the network' })
  await expect(again).toBeVisible()
  await expect(panel(page)).toContainText('attached')
  await clearFaults()
  await again.click()
  await expect(publicIp(page)).toBeVisible()
  await expect(again).toHaveCount(0)
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('the panel is accessible and fits', async ({ page }) => {
    await openRunningTask(page)
    await expect(publicIp(page)).toBeVisible()
    await expectGoodLooks(page)
  })
})
