import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { toDefaultValues } from '../../lib/run-task/form/default-values.ts'
import { toDraftFragment } from '../../lib/run-task/share/draft-fragment.ts'
import { toDraftText } from '../../lib/run-task/share/draft-text.ts'
import { findRevision, findSubnetId } from './run-by-api.ts'

/** Picks an option of a combobox by typing what narrows it down. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true })
  await box.click()
  // What is chosen already narrows nothing down.
  if ((await box.inputValue()) === text) return page.keyboard.press('Escape')
  await box.fill(text)
  await clickNarrowed(page, text)
}

/** The list is loaded and narrowed a moment later, and an option that moves then is missed. */
async function clickNarrowed(page: Page, text: string): Promise<void> {
  const option = page.getByRole('option', { name: new RegExp(`^${text}`) }).first()
  await expect(option).toBeVisible()
  await expect(page.getByRole('option').filter({ hasNotText: text })).toHaveCount(0)
  await option.click()
}

export async function pickSubnets(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await subnets(page).click()
    await subnets(page).fill(name)
    await clickNarrowed(page, name)
  }
  await page.keyboard.press('Escape')
}

export const subnets = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Subnets' }).or(page.getByRole('combobox', { name: 'Subnets' }))

export const choose = (page: Page, group: string, option: string): Promise<void> =>
  page
    .getByRole('radiogroup', { name: group })
    .getByRole('radio', { name: option, exact: true })
    .check()

export const launchButton = (page: Page): Locator => page.getByRole('button', { name: /^Launch\b/ })

/**
 * A Fargate launch on `demo`, ready for the click. The definition's entry point is `sh -c`, so the
 * command is one quoted word.
 */
export async function fillFargate(page: Page, command: string): Promise<void> {
  await fillFargateOf(page, 'one-off-shell')
  await page.getByRole('textbox', { name: 'Command' }).fill(command)
  await expect(launchButton(page)).toBeEnabled()
}

/**
 * A Fargate launch of a family on `demo`, as its definition has it. It comes by a draft link into the
 * form that is open, since few journeys are about choosing it.
 */
export async function fillFargateOf(page: Page, family: string): Promise<void> {
  const link = await toDraftText({
    ...toDefaultValues(),
    taskDefinition: await findRevision(family),
    cluster: 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
    compute: { kind: 'launchType', launchType: 'FARGATE' },
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [await findSubnetId()],
        securityGroups: [],
        assignPublicIp: 'ENABLED',
      },
    },
  })
  await page.evaluate(hash => void (window.location.hash = hash), toDraftFragment(link, []))
  await expect(page.getByText('Opened from a draft link')).toBeVisible()
}

/** The same as a person chooses it. */
export async function chooseFargateOf(page: Page, family: string): Promise<void> {
  await pick(page, 'Task definition', family)
  await pick(page, 'Cluster', 'demo')
  await choose(page, 'Compute', 'Launch type')
  await choose(page, 'Launch type', 'FARGATE')
  await pickSubnets(page, 'default-1')
  await choose(page, 'Public IP', 'Enabled')
}

/** Adds a variable to the container whose tab is open; `number` is its row, from 1. */
export async function addVariable(
  page: Page,
  number: number,
  name: string,
  value: string,
): Promise<void> {
  await page.getByRole('button', { name: 'Add variable' }).click()
  await page.getByRole('textbox', { name: `Variable ${number} name` }).fill(name)
  await page.getByLabel(`Variable ${number} value`).fill(value)
}

/** Launches and waits for the task's page. */
export async function launchToTask(page: Page): Promise<string> {
  await launchButton(page).click()
  await page.waitForURL(/\/tasks\/us-east-1\/111122223333\/demo\/[0-9a-f]{32}$/)
  return new URL(page.url()).pathname
}

/** Opens a folded section, unless it is open. */
export async function openSection(page: Page, title: string): Promise<void> {
  const button = page.getByRole('button', { name: new RegExp(`^${title}`) })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
}

/** Chooses of a short list. */
export async function pickOption(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
