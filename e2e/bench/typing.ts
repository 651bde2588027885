import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { chromium } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { findBrowser } from '../find-browser.ts'
import { ecs } from '../support/embedded-ecs.ts'
import { signInAsDemo } from '../support/journey.ts'
import { openSection } from '../support/launch-form.ts'
import { DASHBOARD_URL } from '../support/servers.ts'
import { withServers } from './bench-servers.ts'
import type { Table } from './print-table.ts'

const SLOW_DOWN = 4
const BAR_MS = 50
/** A fast typist: what is measured is a keystroke, not a queue of them. */
const BETWEEN_KEYS_MS = 200
const CONTAINERS = 10
const family = 'bench-of-ten'

/** From a key to the frame that shows its effect, in a form that is full, against an empty one. */
export const benchTyping = (): Promise<Table> => withServers(measure)

async function measure(): Promise<Table> {
  await registerDefinition()
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  const context = await browser.newContext({ baseURL: DASHBOARD_URL })
  const page = await context.newPage()
  await signInAsDemo(page)
  const empty = await typeInto(page, await importForm(page, 1, 1))
  const full = await typeInto(page, await importForm(page, 50, 50))
  await browser.close()
  return {
    title: 'Typing into the launch form',
    note: `${CONTAINERS} containers x 50 variables, 50 tags and 20 providers, CPU ${SLOW_DOWN}x slower; p95 of a key to its frame against a nearly empty form. The bar is ${BAR_MS} ms.`,
    columns: ['field', 'ratio', `under ${BAR_MS} ms`, 'dropped'],
    rows: full.map(({ name, p95Ms, dropped }, index) => [
      name,
      (p95Ms / (empty[index]?.p95Ms ?? p95Ms)).toFixed(2),
      p95Ms < BAR_MS ? 'yes' : `no, ${Math.round(p95Ms)}`,
      dropped,
    ]),
  }
}

const registerDefinition = () =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '4096',
      memory: '8192',
      containerDefinitions: Array.from({ length: CONTAINERS }, (_, index) => ({
        name: `c${index}`,
        image: 'example/app:1',
      })),
    }),
  )

/** Fills the form by its import, and hands over the fields to type into. */
async function importForm(page: Page, variables: number, tags: number): Promise<Field[]> {
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, i) => make(i))
  const request = {
    taskDefinition: family,
    cluster: 'demo',
    capacityProviderStrategy: many(tags > 1 ? 20 : 1, index => ({
      capacityProvider: `provider-${index}`,
      weight: 1,
    })),
    overrides: {
      containerOverrides: many(CONTAINERS, container => ({
        name: `c${container}`,
        environment: many(variables, index => ({ name: `V${index}`, value: '1' })),
      })),
    },
    tags: many(tags, index => ({ key: `k${index}`, value: 'v' })),
  }
  await page.getByRole('button', { name: 'Paste JSON or command' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill(JSON.stringify(request))
  await page.getByRole('button', { name: 'Replace the form' }).click()
  await openSection(page, 'Tags')
  await page.getByLabel('Tag 1 key').waitFor()
  return [
    {
      name: 'environment value',
      locator: page.getByLabel('Variable 1 value'),
      text: 'x'.repeat(30),
    },
    {
      name: 'tag key, wrong',
      locator: page.getByLabel('Tag 1 key'),
      text: `aws:${'y'.repeat(26)}`,
    },
  ]
}

interface Field {
  name: string
  locator: Locator
  text: string
}

interface Typed {
  name: string
  p95Ms: number
  dropped: number
}

async function typeInto(page: Page, fields: Field[]): Promise<Typed[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
  const typed: Typed[] = []
  for (const { name, locator, text } of fields) {
    await locator.fill('')
    await page.evaluate(watchKeys)
    await locator.pressSequentially(text, { delay: BETWEEN_KEYS_MS })
    const value = await locator.inputValue()
    const timesMs = await page.evaluate(() => Reflect.get(window, 'timesMs') as number[])
    timesMs.sort((one, other) => one - other)
    const p95Ms = timesMs[Math.floor(timesMs.length * 0.95)] ?? Infinity
    typed.push({ name, p95Ms, dropped: text.length - value.length })
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return typed
}

/** Runs in the page: from each key to the end of the frame that follows its handlers. */
function watchKeys(): void {
  const timesMs: number[] = []
  Reflect.set(window, 'timesMs', timesMs)
  if (Reflect.get(window, 'isWatched')) return
  Reflect.set(window, 'isWatched', true)
  document.addEventListener(
    'keydown',
    event => {
      const startedMs = event.timeStamp
      const ended = new MessageChannel()
      ended.port1.onmessage = () =>
        (Reflect.get(window, 'timesMs') as number[]).push(performance.now() - startedMs)
      requestAnimationFrame(() => ended.port2.postMessage(undefined))
    },
    true,
  )
}
