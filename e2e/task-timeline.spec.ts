import type { Page } from '@playwright/test'
import { expectGoodLooks, PHONE } from './support/accessibility.ts'
import { checkNow } from './support/check-now.ts'
import { expect, focusOn, signInByRequest, test } from './support/journey.ts'
import { advanceClock } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { registerFamily, runByApi } from './support/run-by-api.ts'

// A new task's page may come before ECS shows the task.
test.use({ allowedErrors: [/404 \(Not Found\)/] })

const MINUTE_MS = 60_000

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' })
const phase = (page: Page, name: string) =>
  timeline(page)
    .getByRole('list', { name: 'Phases' })
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })

/** Runs of a family that end by themselves within ten minutes, one after the other. */
async function runToTheEnd(page: Page, family: string, times: number): Promise<void> {
  for (let run = 0; run < times; run += 1) {
    await openEach(page, family, await runByApi(family))
    await advanceClock(10 * MINUTE_MS)
    await checkNow(page)
    await expect(page.getByRole('main').getByText('Succeeded').first()).toBeVisible()
  }
}

/** The page of the family's next run, while it runs. */
async function openRunning(page: Page, family: string): Promise<void> {
  const paths = await runByApi(family)
  await openEach(page, family, paths)
  await advanceClock(2 * MINUTE_MS)
  await expect(phase(page, 'Run')).toBeVisible()
}

test('the timeline names what lies between the phases, and gives every time as text', async ({
  page,
}) => {
  await signInByRequest(page)
  const family = await registerFamily(['sleep', '30'])
  await runToTheEnd(page, family, 1)
  for (const name of ['Provision', 'Wait for pull', 'Pull image', 'Start', 'Run', 'Deprovision']) {
    await expect(phase(page, name)).toContainText(/\d+ s, from \d\d:\d\d:\d\d to \d\d:\d\d:\d\d/)
  }
  await expect(phase(page, 'Run')).toContainText('30 s')
  await expect(timeline(page).getByText('usually')).toHaveCount(0)

  await focusOn(timeline(page).getByText('Show all changes'))
  await page.keyboard.press('Enter')
  for (const text of ['Network connected', 'Image pull started', 'Containers stopped']) {
    await expect(timeline(page).getByText(text)).toBeVisible()
  }
})

test('a run stands beside what is usual, and one that takes longer is marked', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['sleep', '300'])
  await runToTheEnd(page, family, 3)
  await openRunning(page, family)
  await expect(phase(page, 'Run')).toContainText('usually 5 min 00 s')
  await expect(timeline(page)).toContainText(/usually ends around \d\d:\d\d/)
  await expect(timeline(page)).toContainText('the median of 3 earlier runs')
  await expect(timeline(page).getByText('longer than usual')).toHaveCount(0)

  await advanceClock(10 * MINUTE_MS)
  await expect(page.getByRole('main').getByText('Succeeded').first()).toBeVisible()
  await expect(timeline(page).getByText('longer than usual')).toHaveCount(0)
  await expect(timeline(page).getByText('usually ends')).toHaveCount(0)

  await registerFamily(['sleep', '500'], { family })
  await runToTheEnd(page, family, 1)
  await expect(phase(page, 'Run')).toContainText('3 min 20 s longer than usual')
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('the timeline is accessible and fits', async ({ page }) => {
    await signInByRequest(page)
    const family = await registerFamily(['sleep', '300'])
    await runToTheEnd(page, family, 3)
    await openRunning(page, family)
    await expect(timeline(page)).toContainText('usually ends around')
    await expectGoodLooks(page)
    await registerFamily(['sleep', '500'], { family })
    await runToTheEnd(page, family, 1)
    await timeline(page).getByText('Show all changes').click()
    await expect(timeline(page).getByText('longer than usual')).toBeVisible()
    await expectGoodLooks(page)
  })
})
