import type { Page } from '@playwright/test'
import type { CatalogAnswers } from '../../lib/catalog/choices.ts'

/** Lets the page see this list of the account instead of the embedded AWS's. */
export async function answerCatalog<Resource extends keyof CatalogAnswers>(
  page: Page,
  resource: Resource,
  value: CatalogAnswers[Resource],
): Promise<void> {
  await page.route(`**/api/catalog/${resource}?*`, route =>
    route.fulfill({ json: { ok: true, value } }),
  )
}
