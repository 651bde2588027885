import type { Page } from '@playwright/test'
import { expectGoodLooks, fourLooks } from './support/accessibility.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { pick, subnets } from './support/launch-form.ts'
import { addFaults, clearFaults } from './support/local-aws-control.ts'

/** The form with the task definition and the cluster chosen. */
async function openForm(page: Page, definition: string, cluster: string): Promise<void> {
  await page.reload()
  await pick(page, 'Task definition', definition)
  await pick(page, 'Cluster', cluster)
}

test('free capacity shows the instances where capacity providers can’t be described', async ({
  page,
}) => {
  await signInAsDemo(page)
  await addFaults({ operation: 'DescribeCapacityProviders', kind: 'deny' })
  await openForm(page, 'one-off-shell', 'batch')
  await expect(page.getByText(/instances? · \d.* vCPU and .* GiB free/)).toBeVisible()
  await expect(page.getByText(/permission to see the kinds of capacity providers/)).toBeVisible()
})

test('capacity providers show where the instances can’t be read, and those come later', async ({
  page,
}) => {
  await signInAsDemo(page)
  await addFaults({ operation: 'DescribeContainerInstances', kind: 'error', status: 500 })
  await openForm(page, 'one-off-shell', 'batch')
  await expect(page.getByText('batch-asg (Auto Scaling)').first()).toBeVisible()
  await expect(page.getByText(/free capacity could not be read/)).toBeVisible()
  await clearFaults()
  await page.getByRole('button', { name: 'Retry reading free capacity' }).click()
  await expect(page.getByText(/instances? · \d.* GiB free/)).toBeVisible()
  await expect(page.getByText(/could not be read/)).toHaveCount(0)
})

test('clusters that can’t be described can be chosen by their names', async ({ page }) => {
  await signInAsDemo(page)
  await addFaults({ operation: 'DescribeClusters', kind: 'deny' })
  await openForm(page, 'one-off-shell', 'demo')
  await expect(page.getByText(/permission to see this cluster’s details/)).toBeVisible()
})

test('a cluster that is typed is described where clusters can’t be listed', async ({ page }) => {
  await signInAsDemo(page)
  await addFaults({ operation: 'ListClusters', kind: 'deny' })
  await page.reload()
  await pick(page, 'Task definition', 'one-off-shell')
  const cluster = page.getByRole('combobox', { name: 'Cluster', exact: true })
  await cluster.fill('batch')
  await cluster.press('Tab')
  await expect(page.getByText(/Clusters could not be listed/)).toBeVisible()
  await expect(page.getByText('batch-asg (Auto Scaling)').first()).toBeVisible()
  await expect(page.getByText(/instances? · \d.* GiB free/)).toBeVisible()
})

test('a list of the network that is denied leaves the others', async ({ page }) => {
  await signInAsDemo(page)
  await addFaults(
    { operation: 'DescribeSecurityGroups', kind: 'deny' },
    { operation: 'DescribeVpcs', kind: 'error', status: 503 },
    { operation: 'DescribeCapacityProviders', kind: 'throttle' },
  )
  await openForm(page, 'one-off-shell', 'batch')
  await expect(page.getByText(/Security groups could not be listed/)).toBeVisible()
  await expect(page.getByText(/Subnets could not be listed/)).toHaveCount(0)
  await subnets(page).click()
  await expect(page.getByRole('option', { name: /^default-1/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/kinds of capacity providers could not be read/)).toBeVisible()
  await expectGoodLooks(page, fourLooks)
})
