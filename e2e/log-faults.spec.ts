import type { Page } from '@playwright/test'
import { expectGoodLooks, twoLooks } from './support/accessibility.ts'
import { expect, signInByRequest, test } from './support/journey.ts'
import { addFaults, clearFaults, readClock } from './support/local-aws-control.ts'
import { expectShown, manyLines, runLoggedTask } from './support/log-streams.ts'

const card = (page: Page) => page.getByRole('region', { name: 'Log', exact: true })
const list = (page: Page) => card(page).getByRole('log')

async function openLog(page: Page, path: string): Promise<void> {
  await signInByRequest(page)
  await page.goto(path)
  await card(page).scrollIntoViewIfNeeded()
  await expect(list(page)).toBeVisible()
}

test('a log without lines says that they will come', async ({ page }) => {
  const task = await runLoggedTask()
  await openLog(page, task.path)
  await expect(list(page).getByText('No lines yet')).toBeVisible()
  await task.put('app', [{ timestamp: await readClock(), message: 'the first' }])
  await expect(list(page).getByText('the first')).toBeVisible()
})

test('a log that is denied says which permission is missing', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', [{ timestamp: await readClock(), message: 'secret' }])
  await addFaults({ operation: 'GetLogEvents', kind: 'deny' })
  await openLog(page, task.path)
  await expect(card(page).getByText('logs:GetLogEvents').first()).toBeVisible()
  await expect(list(page).getByText('secret')).toBeHidden()
  await expectGoodLooks(page, twoLooks)
})

test('a group that is gone is named', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', [{ timestamp: await readClock(), message: 'gone' }])
  await task.deleteGroup()
  await openLog(page, task.path)
  await expect(card(page).getByText(task.group).first()).toBeVisible()
})

for (const [what, fault] of [
  ['throttled', { kind: 'throttle' }],
  ['dropped', { kind: 'drop-before' }],
  ['failing', { kind: 'error', status: 500 }],
] as const) {
  test(`lines stay while the log is ${what}, and go on after it`, async ({ page }) => {
    const task = await runLoggedTask()
    await task.put('app', [{ timestamp: await readClock(), message: 'before' }])
    await openLog(page, task.path)
    await expect(list(page).getByText('before')).toBeVisible()
    await addFaults({ operation: 'GetLogEvents', ...fault })
    await task.put('app', [{ timestamp: await readClock(), message: 'after' }])
    await expect(card(page).getByText('The log isn’t up to date').first()).toBeVisible()
    await expect(list(page).getByText('before')).toBeVisible()
    await clearFaults()
    await expect(list(page).getByText('after')).toBeVisible()
    await expect(card(page).getByText('The log isn’t up to date')).toBeHidden()
  })
}

test('lines stay when their stream is deleted', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', [{ timestamp: await readClock(), message: 'before' }])
  await openLog(page, task.path)
  await expect(list(page).getByText('before')).toBeVisible()
  await task.deleteStream('app')
  await expect(card(page).getByText('The log isn’t up to date').first()).toBeVisible()
  await expect(list(page).getByText('before')).toBeVisible()
})

test('hostile lines are text, and nothing but text', async ({ page }) => {
  const task = await runLoggedTask()
  const atMs = await readClock()
  const hostile = [
    '\u001b[31mred\u001b[0m plain',
    '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 after',
    '<img src=x onerror="document.title=1"><script>document.title=2</script>',
    'bidi \u202eevil\u202c end',
    'zero\u200bwidth',
    'nul\u0000byte',
    'bell \u0007 cursor \u001b[2J\u001b[H home',
    '\u00ff\u00fe\u0080 binary',
    'x'.repeat(262_000),
  ]
  await task.put(
    'app',
    hostile.map((message, index) => ({ timestamp: atMs - 100 + index, message })),
  )
  await openLog(page, task.path)
  const rows = list(page).locator('[data-index]')
  await expect(rows.filter({ hasText: 'red plain' })).toBeVisible()
  await expect(rows.filter({ hasText: 'link after' })).toBeVisible()
  await expect(rows.filter({ hasText: '<img src=x onerror=' })).toBeVisible()
  await expect(rows.filter({ hasText: 'bidi \\u202eevil\\u202c end' })).toBeVisible()
  await expect(rows.filter({ hasText: 'zero\\u200bwidth' })).toBeVisible()
  await expect(rows.filter({ hasText: 'nul\\u0000byte' })).toBeVisible()
  expect(await list(page).locator('a, img, script').count()).toBe(0)
  expect(await page.title()).not.toMatch(/^[12]$/)
  const length = () => rows.last().evaluate(row => row.textContent.length)
  const longest = () => rows.evaluateAll(all => Math.max(...all.map(row => row.textContent.length)))
  expect(await longest()).toBeLessThan(5_000)
  await list(page).getByRole('button', { name: 'Show all 256 KiB' }).click()
  await expect.poll(longest).toBeGreaterThan(262_000)
  expect(await length()).toBeGreaterThan(0)
  await expectGoodLooks(page, twoLooks)
})

test('a log that grows by thousands of lines a second is followed to its end', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put(
    'app',
    manyLines(1_000, await readClock(), index => `burst 0 ${index}`),
  )
  await openLog(page, task.path)
  for (let burst = 1; burst <= 4; burst += 1) {
    await task.put(
      'app',
      manyLines(5_000, await readClock(), index => `burst ${burst} ${index}`),
    )
  }
  await expectShown(list(page).getByText('burst 4 4999'))
  expect(await list(page).locator('[data-index]').count()).toBeLessThan(120)
})
