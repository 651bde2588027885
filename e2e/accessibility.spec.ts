import { expectGoodLooks, PHONE } from './support/accessibility.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, launchToTask } from './support/launch-form.ts'
import { advanceClock } from './support/local-aws-control.ts'

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('every page is accessible and fits', async ({ page }) => {
    const paths: string[] = []
    await page.goto('/sign-in')
    await expectGoodLooks(page)
    await signInAsDemo(page)
    await fillFargate(page, "'echo done; exit 3'")
    await expectGoodLooks(page)
    paths.push(await launchToTask(page), '/tasks')
    await advanceClock(600_000)
    for (const path of paths) {
      await page.goto(path)
      await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible()
      await expectGoodLooks(page)
    }
  })
})

test('a text that is too faint in dark alone fails its page', async ({ page }) => {
  await page.goto('/sign-in')
  await page.addStyleTag({ content: '[data-mantine-color-scheme=dark] main p { color: #222 }' })
  await expect(expectGoodLooks(page)).rejects.toThrow('color-contrast')
})
