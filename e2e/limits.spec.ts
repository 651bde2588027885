import type { Browser, Page } from '@playwright/test'
import { expect, fillKeys, signInAsDemo, signInByRequest, test } from './support/journey.ts'
import { addFaults } from './support/local-aws-control.ts'
import { DASHBOARD_URL } from './support/servers.ts'

const OUTSIDER = 'LOCALOUTSIDER0000001'
const SECRET = OUTSIDER.toLowerCase().repeat(2)

async function tryToSignIn(page: Page, accessKeyId: string, secret: string): Promise<void> {
  await fillKeys(page, accessKeyId, secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const alertOf = (page: Page) => page.getByRole('alert').filter({ hasText: 'Not signed in' })

/** A page of a client that a trusted proxy stands before. */
async function openFrom(address: string, browser: Browser): Promise<Page> {
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': address } })
  const page = await context.newPage()
  await page.goto('/sign-in')
  return page
}

test('a key is locked at its address after 5 failed sign-ins, and AWS is not asked', async ({
  browser,
}) => {
  const page = await openFrom('203.0.113.7', browser)
  const alert = alertOf(page)
  for (let time = 0; time < 5; time++) {
    const answered = page.waitForResponse(/callback\/access-keys/)
    await tryToSignIn(page, OUTSIDER, `wrong ${time}`)
    expect((await answered).status()).toBe(401)
    await expect(alert).toContainText('does not know these keys')
  }
  await addFaults({ service: 'sts', kind: 'drop-before' })
  await tryToSignIn(page, OUTSIDER, SECRET)
  await expect(alert).toContainText(/Too many failed sign-ins .* Try again in 15 minutes/)
  await expect(page.getByLabel('Access key ID')).toHaveValue(OUTSIDER)
  await page.context().close()
})

test('a forged X-Forwarded-For gets around no lock, and another address is not locked', async ({
  browser,
}) => {
  for (let time = 0; time < 5; time++) {
    const forger = await openFrom(`198.51.100.${time}, 203.0.113.8`, browser)
    await tryToSignIn(forger, OUTSIDER, 'wrong')
    await expect(alertOf(forger)).toContainText('does not know these keys')
    await forger.context().close()
  }
  const locked = await openFrom('198.51.100.9, 203.0.113.8', browser)
  await tryToSignIn(locked, OUTSIDER, SECRET)
  await expect(alertOf(locked)).toContainText('Too many failed sign-ins')
  await locked.context().close()
  const other = await openFrom('203.0.113.9', browser)
  await tryToSignIn(other, OUTSIDER, SECRET)
  await other.waitForURL('**/launch')
  await other.context().close()
})

test('signing out everywhere ends the sessions in other browsers, and says so there', async ({
  page,
  browser,
}) => {
  const elsewhere = await browser.newContext()
  const otherPage = await elsewhere.newPage()
  await signInByRequest(otherPage)
  await signInAsDemo(page)
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
  await page.getByRole('menuitem', { name: 'Yes, sign out everywhere' }).click()
  await page.waitForURL('**/sign-in')
  await otherPage.goto('/tasks')
  await expect(otherPage).toHaveURL(/\/sign-in\?returnTo=%2Ftasks/)
  await expect(otherPage.getByText('Your session has ended')).toBeVisible()
  await elsewhere.close()
})

test.describe('too many requests', () => {
  test.use({ allowedErrors: [/429 \(Too Many Requests\)/] })

  test('of a session are answered 429 with when to try again', async ({ page }) => {
    await signInAsDemo(page)
    const cookies = await page.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const ask = () => fetch(`${DASHBOARD_URL}/api/auth/csrf`, { headers: { cookie } })
    await expect(async () => {
      const answers = await Promise.all(Array.from({ length: 300 }, ask))
      const refused = answers.find(({ status }) => status === 429)
      expect(refused?.headers.get('retry-after')).toBe('1')
      expect(await refused?.json()).toMatchObject({ failure: { kind: 'throttled' } })
    }).toPass()
  })

  test('make a page wait, which keeps what it shows', async ({ page }) => {
    await signInAsDemo(page)
    await page.route('**/api/tasks*', route =>
      route.fulfill({ status: 429, headers: { 'retry-after': '1' }, body: 'slow down' }),
    )
    await page.goto('/tasks')
    const note = page.getByRole('status').filter({ hasText: 'Too many requests' })
    await expect(note).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Tasks' })).toBeVisible()
    await page.unroute('**/api/tasks*')
    await expect(note).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Tasks' })).toBeVisible()
  })
})
