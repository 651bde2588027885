import { expect, signInByRequest, test } from './support/journey.ts'
import { advanceClock } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { registerFamily, runByApi } from './support/run-by-api.ts'
test.use({ allowedErrors: [/404 \(Not Found\)/] })
const toRun = (path: string) => decodeURIComponent(path.replace('/tasks/', ''))
test('looks', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(['sh', '-c', 'exit 0'])
  const [good = ''] = await runByApi(family, { environment: { LOG_LEVEL: 'info', REGION: 'a', BATCH: '1' }, tags: {team: 'pay'} })
  await openEach(page, family, [good])
  await advanceClock(600_000)
  await expect(page.getByRole('main').getByText('Succeeded').first()).toBeVisible()
  await registerFamily(['sh', '-c', 'sleep 20; exit 3'], family, ['sleep', '900'])
  const [bad = ''] = await runByApi(family, { environment: { LOG_LEVEL: 'debug', DB_PASSWORD: 'hunter2', REGION: 'a', BATCH: '1' }, tags: { ticket: 'OPS-1', team: 'pay' } })
  await openEach(page, family, [bad])
  await advanceClock(600_000)
  await expect(page.getByRole('main').getByText('Failed').first()).toBeVisible()
  await page.reload()
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.screenshot({ path: '/tmp/compare-shots/menu-light-1280.png' })
  await page.setViewportSize({ width: 400, height: 900 })
  await page.screenshot({ path: '/tmp/compare-shots/menu-light-400.png' })
  for (const show of ['', '&show=all']) {
    await page.goto(`/compare?a=${toRun(bad)}&b=${toRun(good)}${show}`)
    for (const colorScheme of ['light', 'dark'] as const) for (const width of [1280, 400]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.waitForTimeout(600)
      await page.screenshot({ fullPage: true, path: `/tmp/compare-shots/${show ? 'all' : 'diff'}-${colorScheme}-${width}.png` })
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`/compare?a=${toRun(bad)}&b=${toRun(good)}`)
  await page.getByRole('button', { name: 'what changed' }).click()
  await page.screenshot({ fullPage: true, path: `/tmp/compare-shots/open-dark-1280.png` })
  await page.goto('/tasks?family=' + family)
  const boxes = page.getByRole('table').getByRole('checkbox', { name: /^Select (?!all)/ })
  await boxes.nth(0).check(); await boxes.nth(1).check()
  await page.screenshot({ path: `/tmp/compare-shots/bar-dark-1280.png` })
  await page.setViewportSize({ width: 400, height: 900 })
  await page.screenshot({ path: `/tmp/compare-shots/bar-dark-400.png` })
})
