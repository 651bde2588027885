import { expect, signInAsDemo, test } from './support/journey.ts'
import { fillFargate } from './support/launch-form.ts'

test('the request is copied for Bash, for PowerShell and as JSON', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAsDemo(page)
  await fillFargate(page, "'echo done'")
  const card = page.getByRole('region', { name: 'The request' })
  const copied = async () => {
    await card.getByRole('button', { name: 'Copy' }).click()
    await expect(card.getByRole('button', { name: 'Copied' })).toBeVisible()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  await expect(card.getByText(/aws ecs run-task \\/)).toBeVisible()
  expect(await copied()).toContain('aws ecs run-task \\\n')

  await card.getByRole('tab', { name: 'PowerShell' }).click()
  await expect(card.getByText(/aws ecs run-task --cli-input-json/)).toBeVisible()
  expect(await copied()).toContain("$request = @'\n")

  await card.getByRole('tab', { name: 'JSON' }).click()
  await expect(card.getByText(/"taskDefinition": "one-off-shell/)).toBeVisible()
  expect(JSON.parse(await copied())).toMatchObject({ cluster: 'demo' })
})
