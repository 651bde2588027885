import type { Page } from '@playwright/test'
import { expect } from './journey.ts'

/** Opens the pages of tasks, so that Slipway keeps them; ECS shows new tasks a little late. */
export async function openEach(page: Page, family: string, paths: string[]): Promise<void> {
  for (const path of paths) {
    await expect(async () => {
      await page.goto(path)
      const title = page.getByRole('heading', { level: 1 })
      await expect(title).toContainText(family, { timeout: 2_000 })
    }).toPass()
  }
}
