import { test as base } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
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

/** Moves the focus to what can be used: before its page is hydrated, a control takes none. */
export async function focusOn(target: Locator): Promise<void> {
  await base.expect(target).toBeEnabled()
  await target.focus()
}

/** Until the page has an answer of our API with this text. */
export async function waitForAnswerWith(page: Page, text: string): Promise<void> {
  await page.waitForResponse(async response => {
    const isAnswer = response.ok() && new URL(response.url()).pathname.startsWith('/api/tasks/')
    return isAnswer && (await response.text()).includes(text)
  })
}

/** Signs in without the page, which has journeys of its own, and opens the launch form. */
export async function signInAsDemo(page: Page): Promise<void> {
  await signInByRequest(page)
  await openForm(page)
}

/** The same for other people. */
export async function signInWithKeys(page: Page, user: keyof typeof USERS): Promise<void> {
  const accessKeyId = USERS[user]
  const secretAccessKey = accessKeyId.toLowerCase().repeat(2)
  await sendSignIn(page, 'access-keys', { accessKeyId, secretAccessKey })
  await openForm(page)
}

/** Signs in and opens nothing: for journeys that begin on another page than the form. */
export const signInByRequest = (page: Page): Promise<void> => sendSignIn(page, 'demo', {})

async function openForm(page: Page): Promise<void> {
  await page.goto('/launch')
  await waitForForm(page)
}

async function sendSignIn(
  page: Page,
  method: string,
  fields: Record<string, string>,
): Promise<void> {
  const csrf = await page.request.get('/api/auth/csrf')
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const { origin } = new URL(csrf.url())
  const answer = await page.request.post(`/api/auth/callback/${method}`, {
    headers: { origin },
    form: { ...fields, csrfToken, json: 'true' },
  })
  base.expect(answer.status(), await answer.text()).toBe(200)
}

export async function fillKeys(page: Page, accessKeyId: string, secret: string): Promise<void> {
  await page.getByLabel('Access key ID').fill(accessKeyId)
  await page.getByLabel('Secret access key').fill(secret)
}
