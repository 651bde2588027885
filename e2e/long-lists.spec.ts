import { DeregisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import type { Page } from '@playwright/test'
import { expectNoViolations, expectToFit } from './support/accessibility.ts'
import { answerCatalog } from './support/answer-catalog.ts'
import { ecs } from './support/embedded-ecs.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { pick } from './support/launch-form.ts'
import { addFaults, countCalls } from './support/local-aws-control.ts'
import { registerFamily } from './support/run-by-api.ts'

const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
const list = (page: Page) => page.getByRole('listbox')
const option = (page: Page, name: string | RegExp) => list(page).getByRole('option', { name })
const request = (page: Page) => page.getByLabel('The request as text')

/** The entry that the field names as highlighted, which has to be in view. */
async function highlighted(page: Page, name: string): Promise<string> {
  const id = await field(page, name).getAttribute('aria-activedescendant')
  const entry = page.locator(`[id="${id}"]`)
  await expect(entry).toBeInViewport()
  return (await entry.textContent()) ?? ''
}

const families = Array.from({ length: 5_000 }, (_, index) => ({
  family: `family-${String(index).padStart(4, '0')}`,
}))

test('every one of 5,000 families is reached by keys, by scrolling and by typing', async ({
  page,
}) => {
  await answerCatalog(page, 'families', families)
  await signInAsDemo(page)
  const box = field(page, 'Task definition')
  await box.click()
  await expect(page.getByText('5,000 in all')).toBeVisible()
  await expect(option(page, /^family-0000/)).toHaveAttribute('aria-setsize', '5000')
  await box.press('ArrowDown')
  await box.press('End')
  expect(await highlighted(page, 'Task definition')).toMatch(/^family-4999/)
  await box.press('PageUp')
  await box.press('PageUp')
  expect(await highlighted(page, 'Task definition')).toMatch(/^family-49[78]\d/)
  await box.press('Home')
  expect(await highlighted(page, 'Task definition')).toMatch(/^family-0000/)
  await list(page).hover()
  await page.mouse.wheel(0, 60_000)
  await expect(option(page, /^family-0000/)).not.toBeInViewport()
  await list(page).evaluate(element => element.scrollTo(0, element.scrollHeight))
  await option(page, /^family-4999/).click()
  await expect(box).toHaveValue('family-4999')
  await box.fill('2718 FAMILY')
  await expect(page.getByRole('status').getByText('1 of 5,000')).toBeVisible()
  await box.press('Enter')
  await expect(box).toHaveValue('family-2718')
  await expect(request(page)).toContainText('family-2718')
})

test('an exact match stands first', async ({ page }) => {
  const names = ['daily-report', 'report-eu', 'report', 'reports']
  await answerCatalog(
    page,
    'families',
    names.map(family => ({ family })),
  )
  await signInAsDemo(page)
  await field(page, 'Task definition').fill('Report')
  await expect(list(page).getByRole('option')).toHaveText([
    /^report(?!s|-)/,
    /^report-eu/,
    /^reports/,
    /^daily-report/,
  ])
})

test('families show their status and the date of their newest revision', async ({ page }) => {
  const family = await registerFamily(['true'])
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: `${family}:1` }))
  await signInAsDemo(page)
  await field(page, 'Task definition').fill('db-migrate')
  await expect(option(page, /^db-migrate active · \d+ d ago$/)).toBeVisible()
  await field(page, 'Task definition').fill(family)
  await expect(
    option(page, new RegExp(`^${family} inactive · (just now|\\d+ s ago)$`)),
  ).toBeVisible()
  await field(page, 'Task definition').press('Enter')
  await expect(field(page, 'Revision')).toHaveValue('1')
  await expect(page.getByRole('list', { name: 'Problems' }).getByText(/INACTIVE/)).toBeVisible()
})

test.describe('where AWS denies', () => {
  // The browser logs each answer of 403.
  test.use({ allowedErrors: [/status of 403/] })

  test('dates are left out, and asked for no more', async ({ page }) => {
    await signInAsDemo(page)
    await addFaults({ kind: 'deny', operation: 'DescribeTaskDefinition' })
    const before = await countCalls('ecs:DescribeTaskDefinition')
    const answered = page.waitForResponse(/catalog\/registered/)
    await field(page, 'Task definition').click()
    await answered
    await field(page, 'Task definition').press('PageDown')
    await field(page, 'Task definition').press('End')
    await expect(option(page, /^upload-watcher active$/)).toBeVisible()
    // An answer to another question comes after what the list would have asked.
    await field(page, 'Task definition').press('Escape')
    await field(page, 'Cluster').click()
    await expect(option(page, /^batch .* free$/)).toBeVisible()
    expect(await countCalls('ecs:DescribeTaskDefinition')).toBe(before + 1)
  })
})

test('revisions are listed in a list that is wide enough to read', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'db-migrate')
  await expect(field(page, 'Revision')).toHaveValue('14')
  await field(page, 'Revision').click()
  const latest = option(page, /^14 latest · \d+ d ago$/)
  await expect(latest).toBeVisible()
  const lines = await latest.evaluate(element => element.getBoundingClientRect().height)
  const wide = await list(page).evaluate(element => element.getBoundingClientRect().width)
  expect(lines).toBeLessThan(40)
  expect(wide).toBeGreaterThanOrEqual(300)
})

test('clusters show the capacity that is free in the list', async ({ page }) => {
  await signInAsDemo(page)
  await field(page, 'Cluster').click()
  await expect(option(page, /^batch .*3 instances.* of 12 vCPU and .* GiB free$/)).toBeVisible()
  await expect(option(page, /^demo .*FARGATE, FARGATE_SPOT$/)).toBeVisible()
})

test('subnets of several VPCs are gone through in the order in which they stand', async ({
  page,
}) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'db-migrate')
  const box = field(page, 'Subnets')
  await box.click()
  const shown = await list(page).getByRole('option').allTextContents()
  for (const text of shown.slice(0, 4)) {
    await box.press('ArrowDown')
    expect(await highlighted(page, 'Subnets')).toBe(text)
  }
  await expect(list(page).getByRole('group').first()).toHaveAccessibleName(/vpc-/)
})

test.describe('while the server cannot be reached', () => {
  test.use({ allowedErrors: [/ERR_FAILED/] })

  test('a list that did not load says so, and is loaded when it is opened again', async ({
    page,
  }) => {
    await signInAsDemo(page)
    await page.route('**/_next/static/chunks/**', route => route.abort())
    await field(page, 'Cluster').click()
    await expect(page.getByRole('alert').getByText(/didn’t load/)).toBeVisible()
    await expect(field(page, 'Cluster')).toBeFocused()
    await expectNoViolations(page, 'structure')
    await page.unroute('**/_next/static/chunks/**')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await expect(option(page, /^demo/)).toBeVisible()
  })

  test('a list that did not load is loaded by a click on its button', async ({ page }) => {
    await signInAsDemo(page)
    await page.route('**/_next/static/chunks/**', route => route.abort())
    await field(page, 'Task definition').click()
    const again = page.getByRole('button', { name: 'try again' })
    await expect(again).toBeVisible()
    await page.unroute('**/_next/static/chunks/**')
    await again.click()
    await expect(option(page, /^db-migrate/)).toBeVisible()
    await expect(field(page, 'Task definition')).toBeFocused()
  })
})

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 400],
] as const) {
  test.describe(`in ${colorScheme}, ${width} px wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } })

    test('open lists are accessible and fit', async ({ page }) => {
      await answerCatalog(page, 'families', [
        { family: `prod-${'very-long-name-'.repeat(14)}` },
        ...families,
      ])
      await signInAsDemo(page)
      for (const name of ['Task definition', 'Cluster', 'Revision']) {
        await field(page, name).click()
        await field(page, name).press('ArrowDown')
        // Without a definition there is no revision to choose.
        if (name !== 'Revision') {
          await expect(page.getByRole('listbox', { name })).toBeVisible()
          await expectNoViolations(page)
        }
        await expectToFit(page)
        await field(page, name).press('Escape')
      }
    })
  })
}
