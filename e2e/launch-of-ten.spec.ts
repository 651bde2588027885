import type { Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { expectGoodLooks, expectNoViolations, PHONE } from './support/accessibility.ts'
import { expect, focusOn, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, fillFargateOf, launchButton } from './support/launch-form.ts'
import { addFaults, advanceClock, clearFaults } from './support/local-aws-control.ts'
import { registerFamily } from './support/run-by-api.ts'
import { DATABASE_PATH } from './support/servers.ts'

const outcomes = (page: Page) => page.getByRole('list', { name: 'Tasks by outcome' })
const outcome = (page: Page, name: RegExp) => outcomes(page).getByRole('button', { name })
const bars = (page: Page) => page.getByRole('list', { name: 'Tasks over time' }).getByRole('link')
const tableLinks = (page: Page) => page.getByRole('table', { name: 'Tasks' }).getByRole('link')

/** The form shows a refused launch beside its fields, without a link to it. */
function readLastLaunchId(): string {
  const ledger = new Sqlite(DATABASE_PATH, { readonly: true })
  try {
    return String(ledger.prepare('SELECT id FROM launches ORDER BY created_at DESC').pluck().get())
  } finally {
    ledger.close()
  }
}

/** A family that no other journey runs, so that faults meet this launch alone. */
async function launchTen(page: Page, faultsOf: (family: string) => object[] = () => []) {
  const family = await registerFamily(['sleep', '300'])
  await addFaults(...faultsOf(family))
  await signInAsDemo(page)
  await fillFargateOf(page, family)
  await page.getByRole('textbox', { name: 'Tasks' }).fill('10')
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')
  return family
}

/** ECS places nine of the ten, and those end in three ways. */
const differentEndings = (family: string) => [
  { kind: 'fail-placement', family, reason: 'RESOURCE:CPU', times: 1 },
  { kind: 'exit', family, container: 'app', exitCode: 3, times: 2 },
  { kind: 'stop', family, cause: 'pull-image-missing', times: 1 },
]

test('a launch of ten is counted, drawn and narrowed while it runs and when it is over', async ({
  page,
}) => {
  const family = await launchTen(page, differentEndings)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${family}: 9 of 10 tasks`)
  await expect(page.getByText('ECS started 9 of 10 tasks.')).toBeVisible()
  await expect(outcomes(page)).toContainText('1 Not launched')
  await expect(bars(page)).toHaveCount(9)
  await expect(page).toHaveTitle(/^9 of 10 \w+ · journey-.* · Slipway$/)
  await advanceClock(120_000)
  await expect(outcomes(page).getByRole('listitem')).toHaveText([
    '6 Running',
    '2 Failed',
    '1 Never started',
    '1 Not launched',
  ])
  await expect(page).toHaveTitle(`6 of 10 running · ${family} · Slipway`)

  await outcome(page, /Failed$/).click()
  await expect(page).toHaveURL(/\?state=failed$/)
  await expect(tableLinks(page)).toHaveCount(2)
  await expect(bars(page)).toHaveCount(9)
  await page.reload()
  await expect(outcome(page, /Failed$/)).toHaveAttribute('aria-pressed', 'true')
  await expect(tableLinks(page)).toHaveCount(2)
  await outcome(page, /Failed$/).click()
  await expect(tableLinks(page)).toHaveCount(9)
  expect(new URL(page.url()).search).toBe('')

  // Narrowed to what runs, the page says so when nothing runs any more.
  await outcome(page, /Running$/).click()
  await advanceClock(600_000)
  await expect(outcomes(page).getByRole('listitem')).toHaveText([
    '0 Running',
    '6 Succeeded',
    '2 Failed',
    '1 Never started',
    '1 Not launched',
  ])
  await expect(page).toHaveTitle(
    `6 succeeded, 2 failed, 1 never started, 1 not launched · ${family} · Slipway`,
  )
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', '/tab/failed.svg')
  await page.getByRole('button', { name: 'Show all tasks' }).click()
  await expect(tableLinks(page)).toHaveCount(9)
})

test('the picture names its tasks, and is walked through and opened by keyboard', async ({
  page,
}) => {
  await launchTen(page)
  await advanceClock(900_000)
  await expect(outcomes(page)).toContainText('10 Succeeded')
  const picture = page.getByRole('region', { name: 'Over time' })
  await bars(page).nth(4).hover()
  await expect(picture.getByText(/Succeeded · ran 5 min/)).toBeVisible()
  await focusOn(bars(page).first())
  await page.keyboard.press('ArrowDown')
  await expect(bars(page).nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(bars(page).last()).toBeFocused()
  await expect(bars(page).last()).toHaveAccessibleName(
    /^journey-\S+ \w{4}…\w{4}, Succeeded, ran 5 min/,
  )
  // The arrow keys walk through the bars, the tab key past them.
  await page.keyboard.press('Tab')
  await expect(picture.locator(':focus')).toHaveCount(0)
  await page.keyboard.press('Shift+Tab')
  await expect(bars(page).last()).toBeFocused()
  const href = await bars(page).last().getAttribute('href')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${href}`)
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('a launch of ten is accessible and fits', async ({ page }) => {
    await launchTen(page, differentEndings)
    await advanceClock(120_000)
    await expect(outcomes(page)).toContainText('2 Failed')
    await outcome(page, /Failed$/).click()
    await focusOn(bars(page).first())
    await expectGoodLooks(page)
  })
})

test('a launch that AWS refuses counts every task as not launched', async ({ page }) => {
  await addFaults({ operation: 'RunTask', kind: 'deny' })
  await signInAsDemo(page)
  await fillFargate(page, "'echo never'")
  await page.getByRole('textbox', { name: 'Tasks' }).fill('10')
  await launchButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'not authorized' })).toBeVisible()
  await page.goto(`/launches/${readLastLaunchId()}`)
  await expect(outcomes(page).getByRole('listitem')).toHaveText(['10 Not launched'])
  await expect(page.getByText('Nothing was launched.')).toBeVisible()
  await expect(page).toHaveTitle('10 not launched · Launch of 10 tasks · Slipway')
  await expect(page.getByRole('button', { name: 'Notify me' })).toHaveCount(0)
  await expectNoViolations(page)
})

test('a launch without an answer counts every task as such, until it is given up', async ({
  page,
}) => {
  await addFaults({ operation: 'RunTask', kind: 'drop-before' })
  await signInAsDemo(page)
  await fillFargate(page, "'echo open'")
  await page.getByRole('textbox', { name: 'Tasks' }).fill('10')
  await launchButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'it may have launched' })).toBeVisible()
  await clearFaults()
  await page.goto(`/launches/${readLastLaunchId()}`)
  await expect(outcomes(page).getByRole('listitem')).toHaveText(['10 No response'])
  await expect(page).toHaveTitle('10 no response · Launch of 10 tasks · Slipway')
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', '/tab/running.svg')
  await expect(page.getByRole('button', { name: 'Notify me' })).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Give up' }).click()
  await expect(page.getByText(/gave it up/)).toBeVisible()
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', '/tab/unknown.svg')
})
