import type { Page } from '@playwright/test'
import { expectGoodLooks } from './support/accessibility.ts'
import { expect, fillKeys, signInAsDemo, test } from './support/journey.ts'
import { choose, launchButton, pick, pickSubnets } from './support/launch-form.ts'
import { addFaults } from './support/local-aws-control.ts'

/** IAM takes no session of GetSessionToken without MFA. */
async function signInWithoutMfa(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await fillKeys(page, 'LOCALOPERATOR0000001', 'localoperator0000001'.repeat(2))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/launch')
}

async function fillMigration(page: Page, subnet: string): Promise<void> {
  await pick(page, 'Task definition', 'db-migrate')
  await pick(page, 'Cluster', 'demo')
  await pickSubnets(page, subnet)
  await expect(launchButton(page)).toBeEnabled()
}

const panel = (page: Page) => page.getByRole('region', { name: 'Preflight' })

const checkNamed = (page: Page, title: string) =>
  panel(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title }) })

async function run(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: /^Run/ }).click()
  await expect(panel(page)).toHaveAttribute('aria-busy', 'false')
}

test('a preflight shows a problem, and leads to the field to fix', async ({ page }) => {
  await signInAsDemo(page)
  await fillMigration(page, 'prod-public-1')
  await page.getByRole('tab', { name: 'Preflight' }).click()
  await run(page)
  await expect(panel(page).getByRole('status')).toContainText('1 problem, 3 fine')
  await page.getByRole('textbox', { name: 'Command' }).fill('migrate --to 42')
  await expect(panel(page).getByRole('status')).toContainText('1 problem, 3 fine')
  const image = checkNamed(page, 'Images can be pulled')
  await expect(image).toContainText('Problem')
  await image.getByText('Evidence').click()
  await expect(image).toContainText('which only tasks with a public IP can use')
  await expectGoodLooks(page, [
    ['light', 1280],
    ['dark', 1280],
  ])
  await image.getByRole('button', { name: 'Go to Subnets' }).click()
  await expect(page.locator('[data-path$=".subnets"]')).toBeFocused()
  await choose(page, 'Public IP', 'Enabled')
  await expect(panel(page).getByRole('status')).toHaveText('The form has changed since.')
  await run(page)
  await expect(panel(page).getByRole('status')).toContainText('4 fine')
})

test('a check that IAM refuses is not fine', async ({ page }) => {
  await signInWithoutMfa(page)
  await fillMigration(page, 'prod-private-1')
  await page.getByRole('tab', { name: 'Preflight' }).click()
  await run(page)
  await expect(checkNamed(page, 'You can launch')).toContainText('Could not check')
  await expect(checkNamed(page, 'Log groups exist')).toContainText('Fine')
})

test.describe('without an answer', () => {
  test.use({ allowedErrors: [/Failed to load resource/] })

  test('the preflight of before stays, and a launch does not wait for one', async ({ page }) => {
    await signInAsDemo(page)
    await fillMigration(page, 'prod-private-1')
    await page.getByRole('tab', { name: 'Preflight' }).click()
    await run(page)
    await page.route('**/api/preflight', route => route.abort())
    await run(page)
    await expect(panel(page).getByRole('status')).toContainText('Slipway did not respond')
    await expect(checkNamed(page, 'Log groups exist')).toContainText('Fine')
    await page.unroute('**/api/preflight')
    await addFaults({ kind: 'hang', operation: 'DescribeLogGroups' })
    await panel(page).getByRole('button', { name: 'Run again' }).click()
    await launchButton(page).click()
    await page.waitForURL(/\/tasks\//)
  })
})

test('other sites and strangers get nothing', async ({ request }) => {
  const data = { region: 'us-east-1', values: {} }
  const foreign = { origin: 'https://elsewhere.example' }
  expect((await request.post('/api/preflight', { data, headers: foreign })).status()).toBe(403)
  expect((await request.post('/api/preflight', { data })).status()).toBe(401)
})
