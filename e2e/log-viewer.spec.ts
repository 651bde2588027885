import type { Page } from '@playwright/test'
import { expectGoodLooks, twoLooks } from './support/accessibility.ts'
import { expect, focusOn, signInByRequest, test, waitForAnswerWith } from './support/journey.ts'
import { readClock } from './support/local-aws-control.ts'
import { expectShown, manyLines, runLoggedTask } from './support/log-streams.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const card = (page: Page) => page.getByRole('region', { name: 'Log', exact: true })
const list = (page: Page) => card(page).getByRole('log')
const line = (page: Page, text: string) => list(page).getByText(text, { exact: true })
const tool = (page: Page, name: string) => card(page).getByRole('button', { name })
const box = (page: Page) => card(page).getByRole('textbox', { name: 'Search the lines' })
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

async function openLog(page: Page, path: string): Promise<void> {
  await signInByRequest(page)
  await page.goto(path)
  await card(page).scrollIntoViewIfNeeded()
  await expect(list(page)).toBeVisible()
}

test('two containers share one list, from which each can be switched off', async ({ page }) => {
  const task = await runLoggedTask()
  const atMs = await readClock()
  await task.put('app', [
    { timestamp: atMs - 4_000, message: 'app one' },
    { timestamp: atMs - 2_000, message: 'app two' },
  ])
  await task.put('router', [{ timestamp: atMs - 3_000, message: 'router one' }])
  await openLog(page, task.path)
  await expect(line(page, 'app two')).toBeVisible()
  const rows = await list(page).locator('[data-index]').allInnerTexts()
  const order = ['app one', 'router one', 'app two'].map(text =>
    rows.findIndex(row => row.includes(text)),
  )
  expect(order).toEqual([...order].sort((one, other) => one - other))
  await expect(card(page).getByText('3 lines · 0 errors · 0 warnings')).toBeVisible()

  const chips = card(page).getByRole('group', { name: 'Containers' })
  await chips.getByRole('button', { name: 'router' }).click()
  await expect(line(page, 'router one')).toBeHidden()
  await expect(card(page).getByText('2 lines · 0 errors')).toBeVisible()
  await chips.getByRole('button', { name: 'All' }).click()
  await expect(line(page, 'router one')).toBeVisible()
  await expect(card(page).getByText('lines may be missing')).toBeVisible()
})

test('a log is followed, pauses while one reads above, and goes on', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', manyLines(300, await readClock()))
  await openLog(page, task.path)
  await expect(line(page, 'line 299')).toBeVisible()
  await task.put('app', [{ timestamp: await readClock(), message: 'it goes on' }])
  await expectShown(line(page, 'it goes on'))

  await list(page).hover()
  await page.mouse.wheel(0, -1_500)
  await expectShown(line(page, 'it goes on'), false)
  await task.put('app', [
    { timestamp: await readClock(), message: 'new 1' },
    { timestamp: await readClock(), message: 'new 2' },
  ])
  await tool(page, '2 new lines').click()
  await expectShown(line(page, 'new 2'))
  await task.put('app', [{ timestamp: await readClock(), message: 'followed again' }])
  await expectShown(line(page, 'followed again'))
})

test('of a long log the end is read first, and the rest when one goes there', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', manyLines(20_000, await readClock()))
  await openLog(page, task.path)
  await expectShown(line(page, 'line 19999'))
  await expect(card(page).getByText(/lines loaded/)).toBeVisible()
  await focusOn(list(page))
  // Home loads the page before, and the line under the eye stays where it is.
  await page.keyboard.press('Home')
  await expect(card(page).getByText(/1[0-9],[0-9]{3} lines loaded/)).toBeVisible()
  await page.keyboard.press('Home')
  await list(page).getByRole('button', { name: 'Load all' }).click()
  await expect(card(page).getByText('20,000 lines · ')).toBeVisible()
  await page.keyboard.press('Escape')
  await focusOn(list(page))
  await page.keyboard.press('Home')
  await expectShown(line(page, 'line 0'))
  expect(await list(page).locator('[data-index]').count()).toBeLessThan(100)
  await page.keyboard.press('End')
  await expectShown(line(page, 'line 19999'))
})

test('lines are searched with the keyboard alone', async ({ page }) => {
  const task = await runLoggedTask()
  const isHit = (index: number) => index % 100 === 50
  await task.put(
    'app',
    manyLines(500, await readClock(), index =>
      isHit(index) ? `Needle ${index} needle` : `hay ${index}`,
    ),
  )
  await openLog(page, task.path)
  await expect(line(page, 'hay 499')).toBeVisible()
  await focusOn(list(page))
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('needle')
  const status = card(page).getByRole('search').getByRole('status')
  await expect(status).toHaveText('10 matches')
  await page.keyboard.press('Shift+Enter')
  await expect(status).toHaveText(/^(8|9|10) of 10$/)
  await page.keyboard.press('F3')
  await expect(status).toHaveText(/ of 10$/)

  await card(page).getByRole('button', { name: 'Match case' }).press('Space')
  await expect(status).toHaveText('5 matches')
  await card(page).getByRole('button', { name: 'Regular expression' }).press('Space')
  await box(page).fill('^hay [0-9]$')
  await expect(status).toHaveText('10 matches')
  await box(page).fill('hay [')
  await expect(box(page)).toHaveAttribute('aria-invalid', 'true')

  await box(page).fill('Needle')
  await card(page).getByRole('radio', { name: 'Filter' }).check()
  await expect(line(page, 'hay 499')).toBeHidden()
  await expect(list(page).locator('[data-index]')).toHaveCount(5)
  await box(page).press('Escape')
  await expect(box(page)).toHaveValue('')
  await box(page).press('Escape')
  await expect(list(page)).toBeFocused()
})

test('a link opens at its line, and marks it', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', manyLines(15_000, await readClock()))
  await openLog(page, task.path)
  await expect(line(page, 'line 14999')).toBeVisible()
  await expect(card(page).getByText('Start of the log').or(list(page))).not.toHaveCount(0)
  await focusOn(list(page))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(card(page).getByText('Copied the link to the line')).toBeVisible()
  const link = new URL(await clipboard(page))
  expect(link.hash).toMatch(/^#log=app@\d+-[0-9a-z]+$/)

  // A line that lies far before what is read first.
  await page.getByRole('button', { name: 'Load all' }).click()
  await expect(card(page).getByText('15,000 lines · ')).toBeVisible()
  await focusOn(list(page))
  await page.keyboard.press('Home')
  await line(page, 'line 5').scrollIntoViewIfNeeded()
  await list(page)
    .locator('[data-index]')
    .filter({ hasText: /line 5$/ })
    .locator('time')
    .click()
  await tool(page, 'Copy link to line').click()
  const early = await clipboard(page)
  const other = await page.context().newPage()
  await other.goto(early)
  await expectShown(line(other, 'line 5'))
  const marked = list(other).locator('[data-selected]')
  await expect(marked).toHaveCount(1)
  await expect(marked).toContainText('line 5')
  // It goes on from there to the end.
  await card(other)
    .getByRole('button', { name: /Follow|new lines/ })
    .click()
  await expectShown(line(other, 'line 14999'))
})

test('errors, stacks, JSON and levels are recognised', async ({ page }) => {
  const task = await runLoggedTask()
  const atMs = await readClock()
  await task.put('app', [
    { timestamp: atMs - 900, message: 'applying 0042_ledger_v2.sql' },
    { timestamp: atMs - 800, message: 'WARN lock wait 1.2 s on table ledger' },
    { timestamp: atMs - 700, message: 'ERROR relation "ledger_v2" already exists' },
    ...Array.from({ length: 8 }, (_, index) => ({
      timestamp: atMs - 700,
      message: `    at Connection.parse${index} (pg/connection.js:${index})`,
    })),
    { timestamp: atMs - 600, message: '{"level":"info","msg":"flush","records":118}' },
    ...manyLines(200, atMs, index => `rolled back ${index}`),
  ])
  await openLog(page, task.path)
  await expect(card(page).getByText('212 lines · 1 error · 1 warning')).toBeVisible()
  await focusOn(list(page))
  await page.keyboard.press('e')
  await expectShown(line(page, 'ERROR relation "ledger_v2" already exists'))
  await expect(list(page).locator('[data-selected]')).toContainText('ERROR relation')

  await expect(list(page).getByText('Connection.parse7')).toBeHidden()
  await tool(page, '7 more lines of this stack').click()
  await expect(list(page).getByText('Connection.parse7')).toBeVisible()
  await tool(page, '3 fields').click()
  await expect(list(page).getByText('"records": 118')).toBeVisible()

  await tool(page, 'Levels').click()
  const levels = page.getByRole('group', { name: 'Levels shown' })
  await levels.getByRole('checkbox', { name: 'info' }).uncheck()
  await expect(line(page, 'applying 0042_ledger_v2.sql')).toBeHidden()
  await expect(list(page).getByText('WARN lock wait')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('how lines are shown is remembered', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', [{ timestamp: await readClock(), message: 'word '.repeat(400) }])
  await openLog(page, task.path)
  await expect(list(page).getByText('word word').first()).toBeVisible()
  const scrollsSideways = () =>
    list(page).evaluate(element => element.scrollWidth > element.clientWidth)
  expect(await scrollsSideways()).toBe(true)
  await tool(page, 'Wrap').click()
  await expect.poll(scrollsSideways).toBe(false)
  await card(page).getByLabel('Time:').selectOption('since start')
  await expect(
    list(page)
      .getByText(/^[+−]\d\d:\d\d:\d\d\.\d{3}$/)
      .first(),
  ).toBeVisible()
  await tool(page, 'Compact').click()
  await page.reload()
  await card(page).scrollIntoViewIfNeeded()
  await expect(tool(page, 'Compact')).toHaveAttribute('aria-pressed', 'true')
  await expect(tool(page, 'Wrap')).toHaveAttribute('aria-pressed', 'true')
  await expect(card(page).getByLabel('Time:')).toHaveValue('start')
})

test('selected lines are copied as clean text, also those that aren’t drawn', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put(
    'app',
    manyLines(400, await readClock(), index => `\u001b[31mline ${index}\u001b[0m`),
  )
  await openLog(page, task.path)
  await expect(line(page, 'line 399')).toBeVisible()
  const time = (text: RegExp) =>
    list(page).locator('[data-index]').filter({ hasText: text }).locator('time')
  await time(/line 399$/).click()
  await expect(list(page).locator('[data-selected]')).toContainText('line 399')
  await list(page).hover()
  await page.mouse.wheel(0, -5_000)
  await expect(line(page, 'line 399')).toBeHidden()
  const visible = await list(page).locator('[data-index]').nth(20).innerText()
  const first = Number(/line (\d+)/.exec(visible)?.[1])
  await time(new RegExp(`line ${first}$`)).click({ modifiers: ['Shift'] })
  await focusOn(list(page))
  await page.keyboard.press('ControlOrMeta+c')
  await expect(card(page).getByText(`Copied ${400 - first} lines`)).toBeVisible()
  const copied = (await clipboard(page)).split('\n')
  expect(copied).toHaveLength(400 - first)
  expect(copied.at(-1)).toMatch(/^\d\d:\d\d:\d\d\.\d{3} app line 399$/)
})

test('a line that is pressed while others come is the line that is selected', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', manyLines(400, await readClock()))
  await openLog(page, task.path)
  await expect(line(page, 'line 399')).toBeVisible()
  const time = list(page)
    .locator('[data-index]')
    .filter({ hasText: /line 398$/ })
    .locator('time')
  await time.hover()
  await page.mouse.down()
  // Lines that came before the press have moved another one under the pointer.
  const pressed = await list(page).locator('[data-line]:hover').getAttribute('data-line')
  const isSent = waitForAnswerWith(page, 'late 29')
  await task.put(
    'app',
    manyLines(30, await readClock(), index => `late ${index}`),
  )
  await isSent
  await expect(card(page).getByText('400 lines · ')).toBeVisible()
  await page.mouse.up()
  await expect(list(page).locator('[data-selected]')).toHaveAttribute('data-line', `${pressed}`)
  await expect(card(page).getByText('430 lines · ')).toBeVisible()
})

test('a click on the timeline shows the log at that time', async ({ page }) => {
  const task = await runLoggedTask()
  await task.put('app', manyLines(3_000, await readClock()))
  await openLog(page, task.path)
  await expect(line(page, 'line 2999')).toBeVisible()
  await page.getByText('Show all changes and times').click()
  await page
    .getByRole('button', { name: /\d\d:\d\d:\d\d/ })
    .first()
    .click()
  await expect(card(page)).toBeInViewport()
  await expect(tool(page, 'Follow').or(tool(page, 'new lines'))).toBeVisible()
})

test('the viewer looks good', async ({ page }) => {
  const task = await runLoggedTask()
  const atMs = await readClock()
  await task.put('app', [
    { timestamp: atMs - 900, message: 'applying 0042_ledger_v2.sql' },
    { timestamp: atMs - 800, message: '\u001b[33mWARN\u001b[0m lock wait 1.2 s on table ledger' },
    { timestamp: atMs - 700, message: 'ERROR relation "ledger_v2" already exists' },
    { timestamp: atMs - 690, message: 'DEBUG rolled back' },
  ])
  await task.put('router', [{ timestamp: atMs - 600, message: '{"level":"info","msg":"flush"}' }])
  await openLog(page, task.path)
  await expect(line(page, 'DEBUG rolled back')).toBeVisible()
  await box(page).fill('ledger')
  await box(page).press('Enter')
  await focusOn(list(page))
  await page.keyboard.press('ArrowUp')
  await expectGoodLooks(page)
  await tool(page, 'Wrap').click()
  await expectGoodLooks(page, twoLooks)
})
