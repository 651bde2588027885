import type { Page } from '@playwright/test'
import { toDraftFragment } from '../lib/run-task/draft-fragment.ts'
import { toDraftText } from '../lib/run-task/draft-text.ts'
import type { LaunchInput } from '../lib/run-task/schema.ts'
import { holdBack } from './support/hold-back.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'

/** Opens a form by its draft link, as a page that is loaded for it. */
async function openDraft(page: Page, draft: LaunchInput): Promise<void> {
  await page.goto('/tasks')
  await page.goto(`/launch${toDraftFragment(await toDraftText(draft), [])}`)
  await expect(page.getByText('Opened from a draft link')).toBeVisible()
}

test('who types in a draft keeps the focus and the text when its definition loads', async ({
  page,
}) => {
  await signInAsDemo(page)
  const { asked, release } = await holdBack(page, '/api/catalog/definition')
  await openDraft(page, {
    taskDefinition: 'one-off-shell:1',
    cluster: 'demo',
    overrides: { containerOverrides: [{ name: 'shell', command: ['echo one'] }] },
  })
  const command = page.getByRole('textbox', { name: 'Command' })
  await command.press('End')
  await command.pressSequentially(' two')
  await asked
  await command.pressSequentially(' three')
  release()
  await expect(page.getByText('busybox:1.37')).toBeVisible()
  await expect(command).toBeFocused()
  await page.keyboard.type(' four')
  await expect(command).toHaveValue("'echo one' two three four")
})
