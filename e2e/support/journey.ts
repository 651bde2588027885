import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { clearFaults } from './local-aws-control.ts'

export { expect } from '@playwright/test'

/** A journey fails when a page throws, logs an error or lets a rejection escape. */
export const test = base.extend<{ allowedErrors: RegExp[]; watched: void }>({
  allowedErrors: [[], { option: true }],
  watched: [
    async ({ page, allowedErrors }, use) => {
      const problems: string[] = []
      const note = (text: string) => {
        if (!allowedErrors.some(allowed => allowed.test(text))) problems.push(text)
      }
      page.on('pageerror', error => note(error.message))
      page.on('console', message => message.type() === 'error' && note(message.text()))
      await use()
      await clearFaults()
      base.expect(problems).toEqual([])
    },
    { auto: true },
  ],
})

const USERS = {
  viewer: 'LOCALVIEWER000000001',
  launcher: 'LOCALLAUNCHER0000001',
  outsider: 'LOCALOUTSIDER0000001',
}

/** Until the page can be used: a click on what the server drew would be lost. */
export async function waitForForm(page: Page): Promise<void> {
  await page.waitForURL('**/launch')
  await base.expect(page.getByRole('textbox', { name: 'Tasks' })).toBeEnabled()
}

export async function signInAsDemo(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in as the demo operator' }).click()
  await waitForForm(page)
}

export async function signInWithKeys(page: Page, user: keyof typeof USERS): Promise<void> {
  await page.goto('/sign-in')
  await fillKeys(page, USERS[user], USERS[user].toLowerCase().repeat(2))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await waitForForm(page)
}

export async function fillKeys(page: Page, accessKeyId: string, secret: string): Promise<void> {
  await page.getByLabel('Access key ID').fill(accessKeyId)
  await page.getByLabel('Secret access key').fill(secret)
}
