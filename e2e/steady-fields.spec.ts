import type { Page } from '@playwright/test'
import { toDraftFragment } from '../lib/run-task/share/draft-fragment.ts'
import { toDraftText } from '../lib/run-task/share/draft-text.ts'
import type { LaunchInput } from '../lib/run-task/schema.ts'
import { holdBack } from './support/hold-back.ts'
import { expect, focusOn, signInAsDemo, test } from './support/journey.ts'
import { fillFargate, launchToTask, pick, pickOption } from './support/launch-form.ts'
import { addFaults, advanceClock, clearFaults } from './support/local-aws-control.ts'

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

test('who types in a variable of a draft stays in it when the definition has that variable', async ({
  page,
}) => {
  await signInAsDemo(page)
  const { asked, release } = await holdBack(page, '/api/catalog/definition')
  const environment = [{ name: 'LOG_LEVEL', value: 'de' }]
  await openDraft(page, {
    taskDefinition: 'one-off-shell:1',
    cluster: 'demo',
    overrides: { containerOverrides: [{ name: 'shell', environment }] },
  })
  const value = page.getByLabel('Variable 1 value')
  await value.press('End')
  await asked
  release()
  await expect(page.getByText('busybox:1.37')).toBeVisible()
  await page.keyboard.type('bug')
  await expect(value).toBeFocused()
  await expect(value).toHaveValue('debug')
  await page.getByRole('textbox', { name: 'Command' }).click()
  await expect(page.getByLabel('Value of LOG_LEVEL')).toHaveValue('debug')
})

test('who types in one of two containers stays in it when the definition orders them', async ({
  page,
}) => {
  await signInAsDemo(page)
  const { asked, release } = await holdBack(page, '/api/catalog/definition')
  await openDraft(page, {
    taskDefinition: 'repair-worker',
    cluster: 'demo',
    overrides: {
      containerOverrides: [
        { name: 'log-router', command: ['route'] },
        { name: 'worker', command: ['work'] },
      ],
    },
  })
  const command = page.getByRole('textbox', { name: 'Command' })
  await expect(command).toHaveValue('route')
  await command.press('End')
  await asked
  release()
  await expect(page.getByText('demo/log-router:3.1')).toBeVisible()
  await page.keyboard.type(' all')
  await expect(command).toBeFocused()
  await expect(command).toHaveValue('route all')
  await page.getByRole('textbox', { name: 'Tasks' }).click()
  await expect(page.getByRole('tab').first()).toContainText('worker')
  await expect(command).toHaveValue('route all')
})

test('who is in an empty field of a container stays in it when another definition lacks it', async ({
  page,
}) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  const command = page.getByRole('textbox', { name: 'Command' })
  await expect(page.getByText('busybox:1.37')).toBeVisible()
  const { asked, release } = await holdBack(page, '/api/catalog/definition')
  await pick(page, 'Task definition', 'repair-worker')
  await asked
  await command.click()
  release()
  await expect(page.getByRole('tab', { name: 'worker' })).toBeVisible()
  await expect(command).toBeFocused()
  await page.getByRole('textbox', { name: 'Tasks' }).click()
  await expect(page.getByRole('tab', { name: /^shell/ })).toHaveCount(0)
})

test('who is in the network stays in it while another definition loads', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  const subnets = page.getByRole('combobox', { name: 'Subnets' })
  await expect(subnets).toBeVisible()
  const { asked, release } = await holdBack(page, '/api/catalog/definition')
  await pick(page, 'Task definition', 'image-resize')
  await asked
  await subnets.pressSequentially('default')
  release()
  await expect(page.getByText('This definition uses bridge')).toBeVisible()
  await expect(subnets).toBeFocused()
  await expect(subnets).toHaveValue('default')
})

test.describe('where AWS refuses', () => {
  // The browser logs each answer that is not a 2xx.
  test('a list that comes after all leaves focus and text in its field', async ({ page }) => {
    await addFaults({ operation: 'ListClusters', kind: 'deny' })
    await signInAsDemo(page)
    const retry = page.getByRole('button', { name: 'Retry listing clusters' })
    await expect(retry).toBeVisible()
    const cluster = page.getByRole('combobox', { name: 'Cluster', exact: true })
    await clearFaults()
    const { asked, release } = await holdBack(page, '/api/catalog/clusters')
    await retry.press('Enter')
    await asked
    await expect(retry).toBeVisible()
    await cluster.pressSequentially('de')
    release()
    await expect(page.getByRole('option', { name: /^demo/ })).toBeVisible()
    await expect(retry).toHaveCount(0)
    await page.keyboard.type('mo')
    await expect(cluster).toBeFocused()
    await expect(cluster).toHaveValue('demo')
  })

  test('the button that asks again leaves its focus to the field', async ({ page }) => {
    await addFaults({ operation: 'ListClusters', kind: 'deny' })
    await signInAsDemo(page)
    await expect(page.getByRole('button', { name: 'Retry listing clusters' })).toBeVisible()
    await clearFaults()
    await page.getByRole('button', { name: 'Retry listing clusters' }).press('Enter')
    await expect(page.getByRole('combobox', { name: 'Cluster', exact: true })).toBeFocused()
  })
})

test('who types while a service is read keeps the focus and the text', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  await pick(page, 'Cluster', 'demo')
  const command = page.getByRole('textbox', { name: 'Command' })
  await expect(command).toBeVisible()
  const { asked, release } = await holdBack(page, '/api/catalog/service')
  await page.getByRole('button', { name: 'Run like a service' }).click()
  await pickOption(page, 'Service', 'worker')
  await asked
  await command.pressSequentially('one')
  release()
  await expect(page.getByText(/^Filled like service worker/)).toBeVisible()
  await expect(command).toBeFocused()
  await page.keyboard.type(' two')
  await expect(command).toHaveValue('one two')
})

test('the form that is filled like a service keeps the keyboard where it was', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Cluster', 'demo')
  await page.getByRole('button', { name: 'Run like a service' }).click()
  await pickOption(page, 'Service', 'worker')
  await expect(page.getByText(/^Filled like service worker/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Run like a service' })).toBeFocused()
})

test('the button that stops a task leaves its focus to the page when the task stops', async ({
  page,
}) => {
  await signInAsDemo(page)
  await fillFargate(page, "'echo over'")
  await launchToTask(page)
  const stop = page.getByRole('button', { name: 'Stop task' })
  await focusOn(stop)
  await advanceClock(900_000)
  await expect(stop).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})
