import { TagResourceCommand } from '@aws-sdk/client-ecs'
import type { Locator, Page } from '@playwright/test'
import { toTaskArn } from '../lib/aws/arn.ts'
import { expectGoodLooks, PHONE } from './support/accessibility.ts'
import { describeOpenTask, ecs } from './support/embedded-ecs.ts'
import { expect, focusOn, signInByRequest, signInWithKeys, test } from './support/journey.ts'
import { addFaults, advanceClock, clearFaults, countCalls } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { registerFamily, runByApi } from './support/run-by-api.ts'

const TAGS = { team: 'data', ticket: 'OPS-1' }

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Tags' })
const editButton = (page: Page): Locator =>
  panel(page).getByRole('button', { name: /(Edit|Add) tags/ })
const dialogOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: /^Edit tags of journey-/ })
const field = (page: Page, name: string): Locator => dialogOf(page).getByRole('textbox', { name })
const save = (page: Page): Locator => dialogOf(page).getByRole('button', { name: 'Save tags' })

/** Opens the page of a task that runs. */
async function openTask(page: Page, tags: Record<string, string> = TAGS): Promise<string> {
  const family = await registerFamily(['sleep', '7200'])
  const [path = ''] = await runByApi(family, { tags })
  await advanceClock(60_000)
  await openEach(page, family, [path])
  return path
}

async function openEditor(page: Page): Promise<void> {
  await editButton(page).click()
  await expect(field(page, 'Tag 1 key')).toBeFocused()
}

async function tab(page: Page, times: number): Promise<void> {
  for (let pressed = 0; pressed < times; pressed += 1) await page.keyboard.press('Tab')
}

const tagsInAws = async (page: Page): Promise<Record<string, string>> => {
  const { tags = [] } = await describeOpenTask(page)
  return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]))
}

test('tags are changed, added and removed by keyboard alone, and others see it', async ({
  page,
  browser,
}) => {
  await signInByRequest(page)
  const path = await openTask(page)
  const other = await (await browser.newContext()).newPage()
  await signInWithKeys(other, 'viewer')
  await other.goto(path)
  await expect(panel(other)).toContainText('OPS-1')

  await focusOn(editButton(page))
  await page.keyboard.press('Enter')
  await expect(field(page, 'Tag 1 key')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('payments')
  // Past the button of the first row, and the fields of the second.
  await tab(page, 4)
  await page.keyboard.press('Enter')
  await expect(field(page, 'Tag 1 key')).toBeFocused()
  await expect(field(page, 'Tag 2 key')).toHaveCount(0)
  await tab(page, 3)
  await page.keyboard.press('Enter')
  await expect(field(page, 'Tag 2 key')).toBeFocused()
  await page.keyboard.type('why')
  await page.keyboard.press('Tab')
  await page.keyboard.type('shard 7')
  await page.keyboard.press('Enter')
  await expect(dialogOf(page)).toBeHidden()
  await expect(editButton(page)).toBeFocused()
  await expect(panel(page)).toContainText('payments')
  await expect(panel(page)).toContainText('shard 7')
  await expect(panel(page)).not.toContainText('OPS-1')
  expect(await tagsInAws(page)).toEqual({ team: 'payments', why: 'shard 7' })
  await expect(panel(other)).toContainText('shard 7')
  await expect(panel(other)).not.toContainText('OPS-1')
  await other.context().close()
})

test('Escape changes nothing, and so does saving what was not edited', async ({ page }) => {
  await signInByRequest(page)
  await openTask(page)
  const before = await countCalls('ecs:TagResource')
  await openEditor(page)
  await field(page, 'Tag 1 value').fill('typed')
  await page.keyboard.press('Escape')
  await expect(dialogOf(page)).toBeHidden()
  await expect(editButton(page)).toBeFocused()
  await openEditor(page)
  await expect(field(page, 'Tag 1 value')).toHaveValue('data')
  await save(page).click()
  await expect(dialogOf(page)).toBeHidden()
  expect(await countCalls('ecs:TagResource')).toBe(before)
})

test('a task without tags gets its first one', async ({ page }) => {
  await signInByRequest(page)
  await openTask(page, {})
  await expect(panel(page)).toContainText('This task has no tags.')
  await openEditor(page)
  await field(page, 'Tag 1 key').fill('owner')
  await save(page).click()
  await expect(dialogOf(page)).toBeHidden()
  await expect(panel(page)).toContainText('owner')
  await page.reload()
  await expect(panel(page)).toContainText('owner')
})

test('what ECS would refuse is said at the field, and nothing is sent', async ({ page }) => {
  await signInByRequest(page)
  await openTask(page)
  const before = await countCalls('ecs:TagResource')
  await openEditor(page)
  await dialogOf(page).getByRole('button', { name: 'Add tag' }).click()
  for (const [key, words] of [
    ['AWS:x', /prefix aws: is reserved/],
    ['a;b', /Use letters, numbers/],
    ['team', /must be unique/],
    ['k'.repeat(129), /128/],
  ] as const) {
    await field(page, 'Tag 3 key').fill(key)
    await expect(dialogOf(page).getByText(words)).toBeVisible()
    await save(page).click()
    await expect(field(page, 'Tag 3 key')).toBeFocused()
  }
  expect(await countCalls('ecs:TagResource')).toBe(before)
})

test('what somebody else changed meanwhile stays, unless it was edited here', async ({ page }) => {
  await signInByRequest(page)
  const path = await openTask(page)
  await openEditor(page)
  await field(page, 'Tag 2 value').fill('OPS-2')
  const [region = '', accountId = '', cluster = '', taskId = ''] = path.split('/').slice(2)
  await ecs.send(
    new TagResourceCommand({
      resourceArn: toTaskArn({ region, accountId, cluster, taskId }),
      tags: [
        { key: 'team', value: 'search' },
        { key: 'ticket', value: 'OPS-9' },
      ],
    }),
  )
  await expect(
    dialogOf(page).getByText('ticket was changed to “OPS-9” while you were editing.'),
  ).toBeVisible()
  await save(page).click()
  await expect(dialogOf(page)).toBeHidden()
  expect(await tagsInAws(page)).toEqual({ team: 'search', ticket: 'OPS-2' })
})

test.describe('a change that fails', () => {
  for (const [name, fault, words] of [
    ['denied', { kind: 'deny' }, /don’t allow ecs:TagResource/],
    [
      'throttled',
      { kind: 'error', status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
      /The tags were not changed. .*too many requests/,
    ],
    ['unanswered', { kind: 'error', status: 503 }, /The tags may not have been changed/],
    ['of an expired session', { kind: 'expire' }, /Sign in again/],
    [
      'of a task that ECS has forgotten',
      { kind: 'error', status: 400, code: 'ResourceNotFoundException', message: 'Not found.' },
      /ECS doesn’t list this task/,
    ],
  ] as const) {
    test(`${name}: says why, and nothing typed is lost`, async ({ page }) => {
      await signInByRequest(page)
      await openTask(page)
      await openEditor(page)
      await field(page, 'Tag 1 value').fill('payments')
      await addFaults({ operation: 'TagResource', ...fault })
      await save(page).click()
      await expect(dialogOf(page).getByRole('status').filter({ hasText: words })).toBeVisible()
      await expect(field(page, 'Tag 1 value')).toHaveValue('payments')
      await clearFaults()
      const again = dialogOf(page).getByRole('button', { name: 'Try again' })
      await expect(again).toBeFocused()
      await again.click()
      await expect(dialogOf(page)).toBeHidden()
      await expect(panel(page)).toContainText('payments')
    })
  }

  test('in its second half: says which half was done, and sends only the other again', async ({
    page,
  }) => {
    await signInByRequest(page)
    await openTask(page)
    await openEditor(page)
    await field(page, 'Tag 1 value').fill('payments')
    await dialogOf(page).getByRole('button', { name: 'Remove tag 2' }).click()
    await addFaults({ operation: 'UntagResource', kind: 'deny' })
    await save(page).click()
    const note = dialogOf(page).getByRole('status')
    await expect(note).toContainText('team was saved, but ticket was not removed.')
    await expect(note).toContainText('ecs:UntagResource')
    expect(await tagsInAws(page)).toEqual({ team: 'payments', ticket: 'OPS-1' })
    await clearFaults()
    const before = await countCalls('ecs:TagResource')
    await dialogOf(page).getByRole('button', { name: 'Try again' }).click()
    await expect(dialogOf(page)).toBeHidden()
    expect(await tagsInAws(page)).toEqual({ team: 'payments' })
    expect(await countCalls('ecs:TagResource')).toBe(before)
  })

  test('of a viewer names the permission', async ({ page }) => {
    await signInWithKeys(page, 'viewer')
    await openTask(page)
    await openEditor(page)
    await dialogOf(page).getByRole('button', { name: 'Remove tag 1' }).click()
    await save(page).click()
    await expect(dialogOf(page).getByRole('status')).toContainText(
      'The tags were not changed. Your credentials don’t allow ecs:UntagResource on this task.',
    )
  })
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('the panel, the dialog and what it says are accessible and fit', async ({ page }) => {
    await signInByRequest(page)
    await openTask(page, { ...TAGS, 'cost-center/long-key-of-a-tag': 'x'.repeat(120) })
    await expectGoodLooks(page)
    await openEditor(page)
    await dialogOf(page).getByRole('button', { name: 'Add tag' }).click()
    await field(page, 'Tag 4 key').fill('a;b')
    await expectGoodLooks(page)
    await field(page, 'Tag 4 key').fill('ok')
    await addFaults({ operation: 'TagResource', kind: 'deny' })
    await save(page).click()
    await expect(dialogOf(page).getByRole('status')).toBeVisible()
    await expectGoodLooks(page)
  })
})
