import { expect, fillKeys, signInAsDemo, signInWithKeys, test } from './support/journey.ts'
import { addFaults } from './support/local-aws-control.ts'

const OPERATOR_SECRET = 'localoperator0000001localoperator0000001'

test('the demo operator signs in with one click and sees account, Region and what is left', async ({
  page,
}) => {
  await signInAsDemo(page)
  const account = page.getByRole('button', {
    name: /Account 111122223333, operator, Region us-east-1/,
  })
  await expect(account).toBeVisible()
  await expect(account).toContainText(/1[12] h/)
})

test('an operator changes the Region, and it stays changed', async ({ page }) => {
  await signInAsDemo(page)
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitemradio', { name: 'eu-west-1' }).click()
  await expect(page.getByRole('button', { name: /Region eu-west-1/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: /Region eu-west-1/ })).toBeVisible()
})

test('keys are exchanged and reach no page, no answer and no storage', async ({
  page,
  context,
}) => {
  const bodies: string[] = []
  page.on('response', response => {
    void response.text().then(
      text => bodies.push(text),
      () => undefined,
    )
  })
  await page.goto('/sign-in')
  await fillKeys(page, 'LOCALOPERATOR0000001', OPERATOR_SECRET)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/launch')
  await expect(page.getByRole('button', { name: /Account 111122223333/ })).toBeVisible()
  await page.goto('/tasks')
  bodies.push(await (await page.request.get('/api/auth/session')).text())
  const stored = JSON.stringify(await context.storageState())
  for (const text of [...bodies, stored]) {
    expect(text.includes(OPERATOR_SECRET)).toBe(false)
    expect(/"(secretAccessKey|sessionToken)\\?":|ASIA[A-Z0-9]{12}/.test(text)).toBe(false)
  }
})

test.describe('what does not sign in', () => {
  test.use({ allowedErrors: [/401 \(Unauthorized\)/] })

  test('wrong keys say so and keep everything typed', async ({ page }) => {
    await page.goto('/sign-in?returnTo=/tasks')
    await fillKeys(page, 'LOCALOPERATOR0000001', 'wrong')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(
      page.getByRole('alert').filter({ hasText: 'does not know these keys' }),
    ).toBeVisible()
    await expect(page.getByLabel('Access key ID')).toHaveValue('LOCALOPERATOR0000001')
    await page.getByLabel('Secret access key').fill(OPERATOR_SECRET)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/tasks')
  })

  test('an endpoint that is down says so', async ({ page }) => {
    await addFaults({ service: 'sts', kind: 'drop-before' })
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in as the demo operator' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'AWS did not answer' })).toBeVisible()
  })

  test('an MFA code that is wrong says so', async ({ page }) => {
    await page.goto('/sign-in')
    await fillKeys(page, 'LOCALOPERATOR0000001', OPERATOR_SECRET)
    await page.getByRole('button', { name: 'Role and MFA' }).click()
    await page.getByLabel('MFA code').fill('000000')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Check the MFA code' })).toBeVisible()
    await page.getByLabel('MFA code').fill('123456')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/launch')
  })
})

test('a role is assumed, and its name is in sight', async ({ page }) => {
  await page.goto('/sign-in')
  await fillKeys(page, 'LOCALOPERATOR0000001', OPERATOR_SECRET)
  await page.getByRole('button', { name: 'Role and MFA' }).click()
  await page.getByLabel('Role to assume').fill('arn:aws:iam::111122223333:role/slipway-viewer')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/launch')
  const account = page.getByRole('button', { name: /Account 111122223333/ })
  await expect(account).toContainText(/1 h left|[56]\d min left/)
  await account.click()
  await expect(page.getByText('assumed-role/slipway-viewer/operator')).toBeVisible()
})

test('signing out ends the session for its old cookie, too', async ({ page, context, browser }) => {
  await signInWithKeys(page, 'viewer')
  const before = await context.storageState()
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  const other = await browser.newContext({ storageState: before })
  const stale = await other.newPage()
  await stale.goto('/tasks')
  await expect(stale).toHaveURL(/\/sign-in\?returnTo=%2Ftasks/)
  await other.close()
})

test('a link to a page leads through the sign-in back to the page', async ({ page }) => {
  await page.goto('/tasks?x=1')
  await page.getByRole('button', { name: 'Sign in as the demo operator' }).click()
  await page.waitForURL('**/tasks?x=1')
})
