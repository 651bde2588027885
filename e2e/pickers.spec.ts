import type { Locator, Page } from '@playwright/test'
import { describeOpenTask } from './support/embedded-ecs.ts'
import { holdBack } from './support/hold-back.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import {
  choose,
  fillFargate,
  chooseFargateOf,
  launchButton,
  openSection,
  pick,
} from './support/launch-form.ts'

const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
const request = (page: Page) => page.getByLabel('The request as text')
const problems = (page: Page) => page.getByRole('list', { name: 'Problems' })

/** Every way to leave a field with what was typed. */
const ways: Record<string, (page: Page, box: Locator) => Promise<void>> = {
  Enter: (_page, box) => box.press('Enter'),
  Tab: (_page, box) => box.press('Tab'),
  'a click elsewhere': page => page.getByRole('heading', { name: 'Launch', level: 1 }).click(),
  'Ctrl and Enter': (_page, box) => box.press('Control+Enter'),
  // It is marked as disabled while something is wrong, and takes the click all the same.
  'a click on Launch': async page => {
    const button = await launchButton(page).elementHandle()
    await button?.waitForElementState('stable')
    await button?.click({ force: true })
  },
}

for (const [way, leave] of Object.entries(ways)) {
  test(`what is typed into a picker is its value, left by ${way}`, async ({ page }) => {
    await signInAsDemo(page)
    await pick(page, 'Task definition', 'db-migrate')
    await expect(field(page, 'Revision')).toHaveValue('14')
    // Nothing starts: subnets are missing.
    for (const [name, text, asked] of [
      ['Revision', '7', 'db-migrate:7'],
      ['Cluster', 'batch', '--cluster batch'],
      ['Cluster', 'not-listed', '--cluster not-listed'],
      ['Task definition', 'db-migrate:12', 'db-migrate:12'],
    ] as const) {
      await field(page, name).fill(text)
      await leave(page, field(page, name))
      await expect(request(page)).toContainText(asked)
    }
    await expect(field(page, 'Task definition')).toHaveValue('db-migrate')
    await expect(field(page, 'Revision')).toHaveValue('12')
    await field(page, 'Subnets').fill('subnet-0123456789abcdef0, nonsense')
    await leave(page, field(page, 'Subnets'))
    await expect(request(page)).toContainText('subnet-0123456789abcdef0')
    await expect(problems(page).getByText(/nonsense isn’t a subnet ID/)).toBeVisible()
    await expect(field(page, 'Subnets')).toHaveValue('')
    expect(new URL(page.url()).pathname).toBe('/launch')
  })
}

test('the revision that is typed is the one that Ctrl and Enter runs', async ({ page }) => {
  await signInAsDemo(page)
  await chooseFargateOf(page, 'db-migrate')
  await expect(field(page, 'Revision')).toHaveValue('14')
  await field(page, 'Revision').fill('12')
  await field(page, 'Revision').press('Control+Enter')
  expect((await describeOpenTask(page)).taskDefinitionArn).toMatch(/db-migrate:12$/)
})

test('the revision that is typed is the one that a click on Launch runs', async ({ page }) => {
  await signInAsDemo(page)
  await chooseFargateOf(page, 'db-migrate')
  await expect(field(page, 'Revision')).toHaveValue('14')
  await field(page, 'Revision').fill('11')
  await launchButton(page).click()
  expect((await describeOpenTask(page)).taskDefinitionArn).toMatch(/db-migrate:11$/)
})

test('Enter takes the only entry that is found; Escape takes the text back', async ({ page }) => {
  await signInAsDemo(page)
  await field(page, 'Cluster').fill('dem')
  await expect(page.getByRole('option', { name: /^demo/ })).toBeVisible()
  await field(page, 'Cluster').press('Enter')
  await expect(field(page, 'Cluster')).toHaveValue('demo')
  await field(page, 'Cluster').fill('bat')
  await field(page, 'Cluster').press('Escape')
  await expect(field(page, 'Cluster')).toHaveValue('demo')
  await field(page, 'Cluster').press('ArrowDown')
  await field(page, 'Cluster').press('ArrowUp')
  await expect(field(page, 'Cluster')).toHaveAttribute('aria-activedescendant', /./)
  await field(page, 'Cluster').press('Escape')
  await field(page, 'Cluster').fill('')
  await field(page, 'Cluster').press('Tab')
  await expect(request(page)).not.toContainText('--cluster')
})

test('a pasted ARN sets family and revision, and any other revision blocks', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo typed'")
  await field(page, 'Task definition').fill(
    'arn:aws:ecs:us-east-1:111122223333:task-definition/db-migrate:13',
  )
  await field(page, 'Task definition').press('Tab')
  await expect(field(page, 'Task definition')).toHaveValue('db-migrate')
  await expect(field(page, 'Revision')).toHaveValue('13')
  await field(page, 'Revision').fill('newest')
  await field(page, 'Revision').press('Control+Enter')
  await expect(problems(page).getByText(/newest isn’t a number/)).toBeVisible()
  await expect(field(page, 'Revision')).toBeFocused()
  await expect(field(page, 'Revision')).toHaveValue('newest')
})

test('a role that is typed before the roles are listed is the one of that name', async ({
  page,
}) => {
  const { asked, release } = await holdBack(page, '/api/catalog/roles')
  await signInAsDemo(page)
  await fillFargate(page, "'echo typed'")
  await openSection(page, 'Task size, roles, storage')
  await asked
  await field(page, 'Task role').fill('db-migrate-task')
  await field(page, 'Task role').press('Tab')
  await expect(field(page, 'Task role')).toHaveValue('db-migrate-task')
  release()
  await expect(field(page, 'Task role')).toHaveValue(/^arn:aws:iam::.*role\/db-migrate-task$/)
})

test('roles, security groups and capacity providers are taken as typed', async ({ page }) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo typed'")
  await field(page, 'Security groups').fill('sg-0123456789abcdef0 sg-0123456789abcdef1')
  await field(page, 'Security groups').press('Enter')
  await expect(request(page)).toContainText('sg-0123456789abcdef1')
  await openSection(page, 'Task size, roles, storage')
  await field(page, 'Task role').fill('db-migrate-task')
  await field(page, 'Task role').press('Tab')
  await expect(field(page, 'Task role')).toHaveValue(/^arn:aws:iam::.*role\/db-migrate-task$/)
  await field(page, 'Execution role').fill('arn:aws:iam::111122223333:role/of-another-team')
  await field(page, 'Execution role').press('Tab')
  await expect(request(page)).toContainText('role/of-another-team')
  await choose(page, 'Compute', 'Strategy')
  await field(page, 'Capacity provider 1').fill('fargate')
  await field(page, 'Capacity provider 1').press('Tab')
  await expect(field(page, 'Capacity provider 1')).toHaveValue('FARGATE')
  await field(page, 'Capacity provider 1').fill('my-provider')
  await field(page, 'Capacity provider 1').press('Enter')
  await expect(request(page)).toContainText('capacityProvider=my-provider')
})

test.describe('where AWS refuses', () => {
  test('a service that is typed is not launched without', async ({ page }) => {
    await signInAsDemo(page)
    await fillFargate(page, "'echo like a service'")
    await page.getByRole('button', { name: 'Run like a service' }).click()
    await field(page, 'Service').fill('no-such-service')
    await field(page, 'Service').press('Control+Enter')
    await expect(problems(page).getByText(/Service no-such-service/)).toBeVisible()
    await expect(page.getByText(/no-such-service could not be read/).first()).toBeVisible()
    await expect(field(page, 'Service')).toBeFocused()
    await page.getByRole('button', { name: 'Cancel running like a service' }).click()
    await expect(problems(page).getByText(/no-such-service/)).toHaveCount(0)
    expect(new URL(page.url()).pathname).toBe('/launch')
  })
})
