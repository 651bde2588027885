import type { Page } from '@playwright/test'
import { expect } from './journey.ts'

const CLICK_TIMEOUT_MS = 3_000

/** Asks for the tasks of the open page, unless a poll of its own has seen them end: then the button is gone. */
export async function checkNow(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Check now' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(async () => {
    if (await button.isVisible()) await button.click({ timeout: CLICK_TIMEOUT_MS })
  }).toPass()
}
