import type { Page } from '@playwright/test'

/** Holds back the answers of a path until they are released; `asked` ends with the first request. */
export async function holdBack(page: Page, path: string) {
  const asked = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  await page.route(`**${path}?*`, async route => {
    asked.resolve()
    await released.promise
    await route.continue()
  })
  return { asked: asked.promise, release: released.resolve }
}
