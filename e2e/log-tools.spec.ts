import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectGoodLooks, twoLooks } from './support/accessibility.ts'
import { expect, signInByRequest, test } from './support/journey.ts'
import { addFaults, clearFaults, readClock } from './support/local-aws-control.ts'
import { expectShown, manyLines, runLoggedTask } from './support/log-streams.ts'
import type { LoggedTask } from './support/log-streams.ts'

const card = (page: Page) => page.getByRole('region', { name: 'Log', exact: true })
const list = (page: Page) => card(page).getByRole('log')
const line = (page: Page, text: string) => list(page).getByText(text, { exact: true })
const tool = (page: Page, name: string) => card(page).getByRole('button', { name })

/** A log of which only the end is loaded when it is opened. */
async function openLongLog(page: Page): Promise<{ task: LoggedTask; endMs: number }> {
  const task = await runLoggedTask()
  const endMs = Math.floor((await readClock()) / 1000) * 1000
  const toMessage = (index: number) =>
    index === 7 ? 'order 7 has no customer, needle' : `ERROR line ${index}`
  await task.put('app', manyLines(12_000, endMs, toMessage))
  await signInByRequest(page)
  await page.goto(task.path)
  await card(page).scrollIntoViewIfNeeded()
  await expect(line(page, 'ERROR line 11999')).toBeVisible()
  return { task, endMs }
}

test.afterEach(clearFaults)

test('the whole stream is searched with the keyboard alone, beyond what is loaded', async ({
  page,
}) => {
  await openLongLog(page)
  await tool(page, 'Search the whole stream').press('Enter')
  const panel = card(page).getByRole('region', { name: 'Search the whole stream' })
  const status = panel.locator('p[role=status]')
  await expect(panel.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('needle')
  await page.keyboard.press('Enter')
  await expect(status).toHaveText(/^1 event in the whole stream\./)
  await expectGoodLooks(page, twoLooks)
  await panel.getByRole('button', { name: 'order 7 has no customer' }).press('Enter')
  await expectShown(line(page, 'order 7 has no customer, needle'))

  await panel.getByRole('checkbox', { name: 'Regular expression' }).press('Space')
  await panel.getByRole('textbox').fill('line 1199[0-4]$')
  await page.keyboard.press('Enter')
  await expect(status).toHaveText(/^5 events in the whole stream\./)
  await panel.getByRole('textbox').fill('line (')
  await page.keyboard.press('Enter')
  await expect(panel.getByText('CloudWatch Logs refused this')).toBeVisible()
  await expect(status).not.toContainText('Searching')
  await panel.getByRole('button', { name: 'Close' }).press('Enter')
  await expect(panel).toBeHidden()
})

test('a search of the whole stream shows so many events, and goes on when it is asked to', async ({
  page,
}) => {
  await openLongLog(page)
  await tool(page, 'Search the whole stream').click()
  const panel = card(page).getByRole('region', { name: 'Search the whole stream' })
  await panel.getByRole('textbox').fill('ERROR')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('status')).toContainText('so far')
  const before = await panel.getByRole('listitem').count()
  await panel.getByRole('button', { name: 'Search on' }).click()
  await expect.poll(() => panel.getByRole('listitem').count()).toBeGreaterThan(before)
})

for (const [what, fault, sentence] of [
  ['denied', { kind: 'deny' }, 'logs:FilterLogEvents'],
  ['throttled', { kind: 'throttle' }, /too many|throttl|busy/i],
  ['dropped', { kind: 'drop-before' }, /did(n’t| not) (respond|answer)/],
] as const) {
  test(`a search of the whole stream that is ${what} says so, and can be tried again`, async ({
    page,
  }) => {
    await openLongLog(page)
    await tool(page, 'Search the whole stream').click()
    const panel = card(page).getByRole('region', { name: 'Search the whole stream' })
    await addFaults({ operation: 'FilterLogEvents', ...fault })
    await panel.getByRole('textbox').fill('needle')
    await page.keyboard.press('Enter')
    await expect(panel.getByText(sentence)).toBeVisible()
    await clearFaults()
    await panel.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(panel.getByRole('status')).toHaveText(/^1 event in the whole stream\./)
    await expect(panel.getByText(sentence)).toBeHidden()
  })
}

test('the log is downloaded whole, and as far as a filter lets it through', async ({ page }) => {
  await openLongLog(page)
  const download = async (name: string) => {
    await tool(page, 'Download').click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.log$/)
    return (await readFile(await file.path(), 'utf8')).trimEnd().split('\n')
  }
  const whole = await download('Whole log')
  expect(whole).toHaveLength(12_000)
  expect(whole[7]).toContain('order 7 has no customer, needle')

  await tool(page, 'Download').click()
  await expect(page.getByText('Filtered log: nothing is filtered')).toBeVisible()
  await page.keyboard.press('Escape')
  await card(page).getByRole('textbox', { name: 'Search the lines' }).fill('needle')
  await card(page).getByText('Filter', { exact: true }).click()
  expect(await download('Filtered log')).toEqual([whole[7]])
})

test('a time is gone to with the keyboard alone, also before what is loaded', async ({ page }) => {
  const { endMs } = await openLongLog(page)
  await tool(page, 'Go to time').press('Enter')
  const time = page.getByLabel('Local time')
  await expect(time).toBeFocused()
  const toLocal = (atMs: number) =>
    page.evaluate(ms => {
      const offsetMs = new Date(ms).getTimezoneOffset() * 60_000
      return new Date(ms - offsetMs).toISOString().slice(0, 19)
    }, atMs)
  await time.fill(await toLocal(endMs - 11_000))
  await page.keyboard.press('Enter')
  await expect(time).toBeHidden()
  await expectShown(line(page, 'ERROR line 1000'))
  await tool(page, 'Follow').press('Enter')
  await expectShown(line(page, 'ERROR line 11999'))
})
