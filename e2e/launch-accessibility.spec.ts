import type { Page } from '@playwright/test'
import { expectGoodLooks, twoLooks } from './support/accessibility.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, openSection } from './support/launch-form.ts'

/** Every folded section open, rows in each, and in each something that is wrong. */
async function openEverything(page: Page): Promise<void> {
  for (const title of ['Size, GPUs', 'Task size', 'Placement', 'Tags', 'More']) {
    await openSection(page, title)
  }
  await page.getByRole('textbox', { name: 'CPU units' }).fill('many')
  await page.getByRole('button', { name: 'Add a resource' }).click()
  await page.getByLabel('Resource 1 value').fill('none')
  await page.getByRole('button', { name: 'Add an environment file' }).click()
  await page.getByRole('textbox', { name: 'Environment file 1' }).fill('production.txt')
  await page.getByRole('combobox', { name: 'Task CPU' }).fill('300')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add a constraint' }).click()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByLabel('Tag 1 key').fill('aws:team')
  await page.getByRole('textbox', { name: 'Group' }).fill('service:x')
}

test.use({ viewport: { width: 400, height: 900 } })

test('the whole form and its dialogs are accessible and fit', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo done'")
  await openEverything(page)
  await expectGoodLooks(page, twoLooks)
  await page.getByRole('button', { name: 'Paste JSON or command' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('aws ecs run-task --profile x')
  await expectGoodLooks(page, twoLooks)
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('link', { name: 'Tasks', exact: true }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectGoodLooks(page, twoLooks)
})
