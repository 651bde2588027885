import type { Page } from '@playwright/test'
import { expect, fillKeys, signInByRequest, test } from './support/journey.ts'
import { pick } from './support/launch-form.ts'
import { addFaults, advanceClock, clearFaults } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { issueRestricted, registerFamily, runByApi } from './support/run-by-api.ts'
import { allButTagged } from '../lib/testing/session-with-policy.ts'

const HOUR_MS = 3_600_000
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test.describe('what AWS denies', () => {
  test.use({ allowedErrors: [/40[34] \((Forbidden|Not Found)\)/] })

  test('by its tag is refused on its page, and the list shows the others', async ({
    page,
    browser,
  }) => {
    const family = await registerFamily(['sleep', '3000'])
    const [open = ''] = await runByApi(family)
    const [denied = ''] = await runByApi(family, { tags: { team: 'payroll' } })
    await signInByRequest(page)
    await openEach(page, family, [open, denied])

    const keys = await issueRestricted(...allButTagged('team', 'payroll'))
    const other = await (await browser.newContext()).newPage()
    await other.goto('/sign-in')
    await fillKeys(other, keys.accessKeyId, keys.secret)
    await other.getByLabel('Session token').fill(keys.sessionToken)
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await other.waitForURL('**/launch')

    await other.goto(denied)
    await expect(title(other)).toHaveText('Not allowed')
    await expect(other.getByText('Your credentials don’t allow ecs:DescribeTasks')).toBeVisible()
    await other.goto('/tasks')
    const table = other.getByRole('table', { name: 'Tasks' })
    await expect(table.locator(`a[href="${open}"]`)).toBeVisible()
    await expect(table.locator(`a[href="${denied}"]`)).toHaveCount(0)
    await other.goto(open)
    await expect(title(other)).toContainText(family)
    await other.context().close()
  })

  test('leaves the screen at once, and comes back when AWS allows it again', async ({ page }) => {
    const family = await registerFamily(['sleep', '3000'])
    const paths = await runByApi(family)
    await signInByRequest(page)
    await openEach(page, family, paths)
    // The page asks by itself; a click could come too late.
    await addFaults({ operation: 'DescribeTasks', kind: 'deny' })
    await expect(title(page)).toHaveText('Not allowed')
    await expect(page.getByRole('main').getByText(family)).toHaveCount(0)
    await clearFaults()
    await expect(async () => {
      await page.getByRole('button', { name: 'Try again' }).click({ timeout: 1_000 })
      await expect(title(page)).toContainText(family, { timeout: 2_000 })
    }).toPass()
  })
})

test.describe('before the click', () => {
  test.use({ allowedErrors: [/404 \(Not Found\)/] })

  test('the form says what runs already, and that the session ends before a usual run', async ({
    page,
  }) => {
    const family = await registerFamily(['sleep', String(25 * 3600)])
    const notes = page.getByRole('group', { name: 'Before the launch' })
    const running = notes.getByText(/of this family/)
    const session = notes.getByText(/^Your session ends before this run usually does/)
    async function fill(cluster: string) {
      await page.goto('/launch')
      await pick(page, 'Task definition', family)
      await pick(page, 'Cluster', cluster)
    }
    const paths = await runByApi(family, { count: 3 })
    await advanceClock(25.5 * HOUR_MS)
    await signInByRequest(page)
    await openEach(page, family, paths)
    await fill('demo')
    await expect(session).toBeVisible()
    await expect(running).toHaveCount(0)

    await openEach(page, family, await runByApi(family))
    await fill('demo')
    await expect(running).toHaveText('1 task of this family is running on this cluster.')
    await pick(page, 'Cluster', 'batch')
    await expect(running).toHaveCount(0)

    await addFaults({ operation: 'ListTasks', kind: 'deny' })
    await fill('demo')
    await expect(session).toBeVisible()
    await expect(running).toHaveCount(0)
  })
})
