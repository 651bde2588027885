import { expectGoodLooks } from './support/accessibility.ts'
import { expect, focusOn, signInByRequest, test } from './support/journey.ts'
import { addFaults, advanceClock } from './support/local-aws-control.ts'
import { runLoggedTask } from './support/log-streams.ts'

const SCRIPT = 'echo starting; echo "ERROR disk \u202e full"; echo bye; exit 4'

test('the verdict of a failed task shows its last error, with a link to the line', async ({
  page,
}) => {
  await signInByRequest(page)
  const { path } = await runLoggedTask(SCRIPT)
  await advanceClock(600_000)
  await page.goto(path)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  const line = verdict.getByRole('link', { name: /^ERROR disk/ })
  await expect(line).toBeVisible()
  await expect(line).not.toContainText('\u202e')
  await expectGoodLooks(page)
  await focusOn(line)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#log=app@\d+-[0-9a-z]+$/)
  await expect(page.getByRole('region', { name: 'Log', exact: true })).toContainText('ERROR disk')
})

test('a log that is denied leaves the verdict as it is', async ({ page }) => {
  await signInByRequest(page)
  const { path } = await runLoggedTask(SCRIPT)
  await advanceClock(600_000)
  await addFaults({ operation: 'GetLogEvents', kind: 'deny' })
  const asked = page.waitForResponse(response => response.url().includes('/logs?'))
  await page.goto(path)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toContainText('exit code 4')
  await asked
  await expect(verdict.getByText('Log says')).toHaveCount(0)
})
