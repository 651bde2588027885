import { expect, signInAsDemo, test } from './support/journey.ts'
import { launchButton } from './support/launch-form.ts'

const request = JSON.stringify({
  cluster: 'demo',
  taskDefinition: 'one-off-shell',
  count: 2,
  launchType: 'FARGATE',
  overrides: {
    containerOverrides: [{ name: 'shell', environment: [{ name: 'STEP', value: 'seven' }] }],
  },
  clientToken: 'once',
  desiredCount: 3,
})

test('a request that is pasted says what it would bring, and replaces the form with an undo', async ({
  page,
}) => {
  await signInAsDemo(page)
  await page.getByRole('textbox', { name: 'Tasks' }).fill('7')
  await page.getByRole('button', { name: 'Paste JSON or command' }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste JSON or command' })
  const text = dialog.getByRole('textbox', { name: 'Request, task or command' })
  await expect(text).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Paste JSON or command' })).toBeFocused()
  await page.keyboard.press('Enter')
  await text.fill('what is this')
  await expect(dialog.getByText(/This text doesn’t contain a launch/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Replace the form' })).toBeDisabled()
  await text.fill(request)
  await expect(dialog.getByText(/2 tasks of one-off-shell on demo/)).toBeVisible()
  await expect(
    dialog.getByRole('list', { name: 'Not used' }).getByText(/clientToken/),
  ).toBeVisible()
  await text.press('Control+Enter')
  await expect(dialog).toBeHidden()

  await expect(page.getByText(/Imported from a RunTask request/)).toBeVisible()
  await expect(page.getByText(/not used:.*desiredCount/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('2')
  await expect(launchButton(page)).toContainText('Launch 2 tasks')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('7')
})

test('a paste outside of every field opens the dialog, and values that break rules come in', async ({
  page,
}) => {
  await signInAsDemo(page)
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '{ "taskDefinition": "one-off-shell", "count": 40 }')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
  const dialog = page.getByRole('dialog', { name: 'Paste JSON or command' })
  await dialog.getByRole('button', { name: 'Replace the form' }).click()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('40')
  const problems = page.getByRole('list', { name: 'Problems' })
  await expect(problems.getByText(/40 is too high/)).toBeVisible()
  await problems.getByRole('button', { name: 'Tasks' }).click()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toBeFocused()
  await expect(page.getByRole('button', { name: /^Launch(Ctrl)?/ }).last()).not.toContainText('40')
})

test('a paste into a field stays in the field', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAsDemo(page)
  await page.evaluate(() => navigator.clipboard.writeText('{ "taskDefinition": "x" }'))
  await page.getByRole('button', { name: /^Tags/ }).click()
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByLabel('Tag 1 key').press('Control+v')
  await expect(page.getByLabel('Tag 1 key')).toHaveValue('{ "taskDefinition": "x" }')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
