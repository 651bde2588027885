import { expectNoViolations, expectToFit } from './support/accessibility.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'

/** The embedded AWS has only what a new account has there. */
const EMPTY = 'eu-central-1'

for (const [scheme, width] of [
  ['light', 1280],
  ['dark', 400],
] as const)
  test(`a Region without clusters and definitions says what is missing: ${scheme}, ${width} px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    await signInAsDemo(page)
    await page.getByRole('button', { name: /Account/ }).click()
    await page.getByRole('menuitemradio', { name: EMPTY }).click()
    await expect(page.getByRole('button', { name: new RegExp(`Region ${EMPTY}`) })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('This account has no clusters in this Region.')).toBeVisible()
    await expect(
      page.getByText('This account has no task definitions in this Region.'),
    ).toBeVisible()
    await expectNoViolations(page)
    await expectToFit(page)
    await page.goto('/tasks')
    await expect(page.getByRole('heading', { name: 'Tasks' })).toBeVisible()
    await expectNoViolations(page)
  })
