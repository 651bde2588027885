import { expectNoViolations, expectToFit } from './support/accessibility.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, launchToTask } from './support/launch-form.ts'
import { advanceClock } from './support/local-aws-control.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 400, 320]) {
    test.describe(`in ${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } })

      test('every page is accessible and fits', async ({ page }) => {
        const paths: string[] = []
        await page.goto('/sign-in')
        await expectNoViolations(page)
        await signInAsDemo(page)
        await fillFargate(page, "'echo done; exit 3'")
        await expectNoViolations(page)
        await expectToFit(page)
        paths.push(await launchToTask(page), '/tasks')
        await advanceClock(600_000)
        for (const path of paths) {
          await page.goto(path)
          await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible()
          await expectNoViolations(page)
          await expectToFit(page)
        }
      })
    })
  }
}
