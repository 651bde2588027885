import { expect, signInAsDemo, test } from './support/journey.ts'
import { describeOpenTask } from './support/embedded-ecs.ts'
import {
  choose,
  chooseFargateOf,
  fillFargateOf,
  launchButton,
  pick,
  pickSubnets,
} from './support/launch-form.ts'
import { addFaults } from './support/local-aws-control.ts'

test('a task definition that does not exist, or is inactive, blocks the launch', async ({
  page,
}) => {
  await signInAsDemo(page)
  await fillFargateOf(page, 'one-off-shell')
  await expect(launchButton(page)).toBeEnabled()
  const problems = page.getByRole('list', { name: 'Problems' })
  const field = page.getByRole('combobox', { name: 'Task definition', exact: true })
  for (const [typed, said] of [
    ['one-off-shell:99', 'one-off-shell:99 doesn’t exist in us-east-1'],
    ['no-such-family', 'no-such-family doesn’t exist in us-east-1'],
    ['db-migrate:3', 'db-migrate:3 is INACTIVE'],
  ] as const) {
    await field.fill(typed)
    await field.press('Tab')
    await expect(problems.getByText(said)).toBeVisible()
    await expect(launchButton(page)).toBeDisabled()
  }
  await field.fill('one-off-shell:1')
  await field.press('Tab')
  await expect(launchButton(page)).toBeEnabled()
})

test('one that may not be described does not block, and its containers are added by name', async ({
  page,
}) => {
  await addFaults({ operation: 'DescribeTaskDefinition', kind: 'deny' })
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  await expect(page.getByText(/The task definition could not be read/).first()).toBeVisible()
  await pick(page, 'Cluster', 'demo')
  await choose(page, 'Compute', 'Launch type')
  await pickSubnets(page, 'default-1')
  await choose(page, 'Public IP', 'Enabled')
  await expect(launchButton(page)).toBeEnabled()

  const add = page.getByRole('textbox', { name: 'Add container by name' })
  await add.fill('wrong')
  await page.getByRole('heading', { name: 'Launch', level: 1 }).click()
  await page.getByRole('button', { name: 'Remove container wrong' }).click()
  await expect(page.getByRole('tab', { name: 'wrong' })).toHaveCount(0)
  await add.fill('shell')
  await add.press('Enter')
  const command = page.getByRole('textbox', { name: 'Command' })
  await expect(command).toBeFocused()
  await command.fill("'echo by name'")
  await command.press('Control+Enter')
  expect((await describeOpenTask(page)).overrides?.containerOverrides).toMatchObject([
    { name: 'shell', command: ['echo by name'] },
  ])
})

test('one that could not be loaded does not block', async ({ page }) => {
  await addFaults({ operation: 'DescribeTaskDefinition', kind: 'throttle' })
  await signInAsDemo(page)
  await chooseFargateOf(page, 'one-off-shell')
  await expect(page.getByText(/The task definition could not be read/).first()).toBeVisible()
  await expect(launchButton(page)).toBeEnabled()
})
