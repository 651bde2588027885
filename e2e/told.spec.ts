import type { Page } from '@playwright/test'
import { expectGoodLooks, PHONE } from './support/accessibility.ts'
import { checkNow } from './support/check-now.ts'
import { expect, focusOn, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, launchButton, launchToTask } from './support/launch-form.ts'
import { advanceClock } from './support/local-aws-control.ts'

const notifyMe = (page: Page) => page.getByRole('button', { name: 'Notify me' })
const icon = (page: Page) => page.locator('link[rel="icon"]')

/** Keeps what would be shown, in place of the system's notifications. */
async function recordNotifications(page: Page, permission: NotificationPermission) {
  await page.addInitScript(given => {
    const shown: unknown[] = []
    let asked = 0
    class Recorded {
      static permission = given
      static async requestPermission() {
        asked += 1
        return Recorded.permission
      }
      onclick: (() => void) | null = null
      constructor(title: string, { body, tag }: NotificationOptions) {
        shown.push({ title, body, tag })
        Reflect.set(window, 'clickNotification', () => this.onclick?.())
      }
      close() {}
    }
    Object.assign(window, { Notification: Recorded, readShown: () => ({ shown, asked }) })
  }, permission)
}

const readShown = (page: Page) => page.evaluate<{ shown: unknown[]; asked: number }>('readShown()')

/** What the page does when its tab goes to the background. */
const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    window.dispatchEvent(new Event('visibilitychange'))
  })

test('who asked to be told gets the outcome in the title, the icon and a notification', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['notifications'])
  await recordNotifications(page, 'granted')
  await signInAsDemo(page)
  await fillFargate(page, "'echo SECRET=hunter2; sleep 60; exit 3'")
  const path = await launchToTask(page)
  await expect(page).toHaveTitle(/^Starting · one-off-shell .{9} · Slipway$/)
  await expect(icon(page)).toHaveAttribute('href', '/tab/running.svg')
  await advanceClock(50_000)
  await checkNow(page)
  await expect(page).toHaveTitle(/^Running · one-off-shell /)

  await notifyMe(page).click()
  await expect(notifyMe(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('You’ll get a notification when this task ends.')).toBeVisible()
  await page.reload()
  await expect(notifyMe(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveTitle(/^Running · /)

  const asked = page.waitForRequest(/\?look=1$/)
  await hide(page)
  await advanceClock(600_000)
  await asked
  await expect(page).toHaveTitle(/^Failed · one-off-shell .{9} · Slipway$/)
  await expect(icon(page)).toHaveAttribute('href', '/tab/failed.svg')
  const { shown } = await readShown(page)
  expect(shown).toEqual([
    {
      title: expect.stringMatching(/^Failed · one-off-shell /),
      body: expect.stringContaining('exited with code 3'),
      tag: expect.stringMatching(/^arn:aws:ecs:.*\/[0-9a-f]{32}$/),
    },
  ])
  expect(JSON.stringify(shown)).not.toContain('hunter2')
  await expect(notifyMe(page)).toHaveCount(0)

  const html = await (await page.request.get(path)).text()
  expect(html).toMatch(/<title>Failed · one-off-shell .{9} · Slipway<\/title>/)
  expect(html).toContain('/tab/failed.svg')

  await page.getByRole('link', { name: 'Tasks', exact: true }).first().click()
  await expect(page).toHaveTitle('Tasks · Slipway')
  await expect(icon(page)).toHaveAttribute('href', '/icon.svg')
  await page.evaluate('clickNotification()')
  await page.waitForURL(`**${path}`)
  await expect(page).toHaveTitle(/^Failed · /)
})

test('the browser is asked on the click only, and a refusal is explained', async ({ page }) => {
  await recordNotifications(page, 'denied')
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 60'")
  await launchToTask(page)
  await focusOn(notifyMe(page))
  await page.keyboard.press('Space')
  await expect(page.getByText('Notifications are blocked for this site.')).toBeVisible()
  await advanceClock(600_000)
  // The button goes with the end, and the focus stays on the page.
  await expect(page).toHaveTitle(/^Succeeded · /)
  await expect(icon(page)).toHaveAttribute('href', '/tab/succeeded.svg')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(await readShown(page)).toEqual({ shown: [], asked: 0 })
})

test('a launch of several tells its counts when the last task ends', async ({ page }) => {
  await recordNotifications(page, 'granted')
  await signInAsDemo(page)
  await fillFargate(page, "'sleep 60'")
  await page.getByRole('textbox', { name: 'Tasks' }).fill('3')
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')
  await expect(page).toHaveTitle(/^3 of 3 \w+ · one-off-shell · Slipway$/)
  await notifyMe(page).click()
  await advanceClock(600_000)
  await expect(page).toHaveTitle('3 succeeded · one-off-shell · Slipway')
  const { shown } = await readShown(page)
  expect(shown).toMatchObject([{ title: '3 succeeded · one-off-shell', body: '' }])
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('the control and its note are accessible and fit', async ({ page }) => {
    await recordNotifications(page, 'denied')
    await signInAsDemo(page)
    await fillFargate(page, "'sleep 600'")
    await launchToTask(page)
    await notifyMe(page).click()
    await expect(page.getByText('Notifications are blocked for this site.')).toBeVisible()
    await expectGoodLooks(page)
  })
})
