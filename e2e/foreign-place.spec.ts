import type { Page } from '@playwright/test'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { launchButton } from './support/launch-form.ts'

const command =
  'aws ecs run-task --region eu-west-1 --cluster demo --task-definition one-off-shell --launch-type FARGATE'

async function paste(page: Page, text: string) {
  await page.getByRole('button', { name: 'Paste JSON or command' }).click()
  await page.getByLabel('Request, task or command').fill(text)
  await page.getByRole('button', { name: 'Replace the form' }).click()
}

const note = (page: Page) => page.getByRole('alert').filter({ hasText: 'This launch is for' })
const cluster = (page: Page) => page.getByRole('combobox', { name: 'Cluster', exact: true })
const problems = (page: Page) => page.getByText(/This is in eu-west-1/)

test('a command for another Region blocks until a Region is chosen', async ({ page }) => {
  await signInAsDemo(page)
  await paste(page, command)
  await expect(note(page)).toContainText('eu-west-1; you’re in us-east-1')
  await expect(problems(page).first()).toBeVisible()
  await launchButton(page).press('Enter')
  await expect(page).toHaveURL(/\/launch$/)
  await page.reload()
  await expect(note(page)).toBeVisible()
  await note(page).getByRole('button', { name: 'Stay in us-east-1' }).click()
  await expect(note(page)).toBeHidden()
  await expect(cluster(page)).toHaveValue('demo')
  await expect(problems(page)).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()

  await note(page).getByRole('button', { name: 'Switch to eu-west-1' }).click()
  await expect(page.getByText('in 111122223333 · eu-west-1')).toBeVisible()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Task definition' })).toHaveValue('one-off-shell')
  await expect(note(page)).toBeHidden()
  await expect(problems(page)).toBeHidden()
})

test('ARNs of another account block until the launch goes by names only', async ({ page }) => {
  await signInAsDemo(page)
  const arn = 'arn:aws:ecs:us-east-1:444455556666'
  await paste(
    page,
    JSON.stringify({
      taskDefinition: `${arn}:task-definition/one-off-shell`,
      cluster: `${arn}:cluster/demo`,
    }),
  )
  const told = page.getByRole('alert').filter({ hasText: 'account 444455556666' })
  await expect(told).toContainText('111122223333')
  await told.getByRole('button', { name: 'Use the names only in this account' }).click()
  await expect(told).toBeHidden()
  await expect(cluster(page)).toHaveValue('demo')
  await expect(page.getByRole('combobox', { name: 'Task definition' })).toHaveValue('one-off-shell')
})
