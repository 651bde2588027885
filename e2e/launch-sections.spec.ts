import type { Page } from '@playwright/test'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { choose, openSection, pick } from './support/launch-form.ts'

async function chooseInstances(page: Page): Promise<void> {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'cache-warm')
  await pick(page, 'Cluster', 'batch')
  await choose(page, 'Compute', 'Launch type')
  await choose(page, 'Launch type', 'EC2')
}

const section = (page: Page, title: string) =>
  page.getByRole('button', { name: new RegExp(`^${title}`) })

test('one click adds a row though the field that it leaves is wrong', async ({ page }) => {
  await chooseInstances(page)
  await openSection(page, 'Placement')
  await page.getByRole('button', { name: 'Add a constraint' }).click()
  await expect(page.getByRole('combobox', { name: 'Constraint 1 expression' })).toBeFocused()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await expect(page.getByRole('combobox', { name: 'Strategy rule 1 field' })).toBeVisible()
  await expect(page.getByText('1 of 5')).toBeVisible()
})

test('a row that was removed while it was typed in stays removed', async ({ page }) => {
  await chooseInstances(page)
  await openSection(page, 'Tags')
  for (const number of [1, 2]) {
    await page.getByRole('button', { name: 'Add tag' }).click()
    await page.getByLabel(`Tag ${number} key`).fill(`tag-${number}`)
  }
  await page.getByRole('button', { name: 'Remove tag 2' }).click()
  await expect(page.getByLabel('Tag 1 key')).toBeFocused()
  await openSection(page, 'More')
  await page.getByRole('textbox', { name: 'Group' }).fill('repairs')
  await expect(section(page, 'Tags')).toContainText('tag-1 · 1 of 50')
  await expect(page.getByLabel('The request as text')).not.toContainText('tag-2')
})

test('after a try the sections that are wrong stand open, and a problem leads to its field', async ({
  page,
}) => {
  await chooseInstances(page)
  await openSection(page, 'Placement')
  await page.getByRole('button', { name: 'Add a constraint' }).click()
  await expect(section(page, 'Placement')).toContainText('1 to do')
  await section(page, 'Placement').click()
  await page.keyboard.press('Control+Enter')
  await expect(section(page, 'Placement')).toHaveAttribute('aria-expanded', 'true')
  await expect(section(page, 'Placement')).toContainText('1 error')
  const expression = page.getByRole('combobox', { name: 'Constraint 1 expression' })
  await expect(expression).toBeFocused()
  await section(page, 'Placement').click()
  await page.getByRole('list', { name: 'Problems' }).getByRole('button').first().click()
  await expect(expression).toBeFocused()
})
