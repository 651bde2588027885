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
const PAINTED_WITHIN_MS = 50
const JUDGED_WITHIN_MS = 150
/** A full form may take so many times what a nearly empty one takes. */
const MAX_RATIO = 1.25
/** A fast typist: what is measured is a key, not a queue of them. */
const BETWEEN_KEYS_MS = 200
const CONTAINERS = 10
const family = 'bench-of-ten'

/** How long a key takes in a full form until its character is painted, and until it is judged. */
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
  const within = (ms: number, barMs: number) => (ms <= barMs ? 'yes' : `no, ${Math.round(ms)}`)
  return {
    title: 'Typing into the launch form',
    note: `${CONTAINERS} containers x 50 variables, 50 tags and 20 providers, CPU ${SLOW_DOWN}x slower; p95 of a key until its character is painted, and until what the page says about it is; left out are clocks, and the request as text, which waits until typing rests. The ratio to a nearly empty form is to be at most ${MAX_RATIO}.`,
    columns: [
      'field',
      `painted in ${PAINTED_WITHIN_MS} ms`,
      'ratio',
      `judged in ${JUDGED_WITHIN_MS} ms`,
      'ratio',
      'dropped',
    ],
    rows: full.map(({ name, paintedMs, judgedMs, dropped }, index) => [
      name,
      within(paintedMs, PAINTED_WITHIN_MS),
      (paintedMs / (empty[index]?.paintedMs ?? paintedMs)).toFixed(2),
      within(judgedMs, JUDGED_WITHIN_MS),
      (judgedMs / (empty[index]?.judgedMs ?? judgedMs)).toFixed(2),
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
      text: 'x'.repeat(60),
    },
    {
      name: 'tag key, wrong',
      locator: page.getByLabel('Tag 1 key'),
      text: `aws:${'y'.repeat(56)}`,
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
  paintedMs: number
  judgedMs: number
  dropped: number
}

interface KeyTimes {
  paintedMs: number[]
  judgedMs: number[]
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
    const times = await page.evaluate(() => Reflect.get(window, 'keyTimes') as KeyTimes)
    typed.push({
      name,
      paintedMs: toP95(times.paintedMs),
      judgedMs: toP95(times.judgedMs),
      dropped: text.length - value.length,
    })
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return typed
}

const toP95 = (timesMs: number[]): number =>
  [...timesMs].sort((one, other) => one - other)[Math.floor(timesMs.length * 0.95)] ?? Infinity

/**
 * Runs in the page. A key is painted at the end of the frame that follows its handlers. It is judged
 * at the end of the frame in which the page last changed outside of the field, before the next key.
 * A clock is no judgement, nor is the request as text: that is drawn once typing rests.
 */
function watchKeys(): void {
  const times: KeyTimes = { paintedMs: [], judgedMs: [] }
  Reflect.set(window, 'keyTimes', times)
  const key = { startedMs: 0, judgedMs: 0 }
  const afterFrame = (act: () => void) => {
    const ended = new MessageChannel()
    ended.port1.onmessage = act
    requestAnimationFrame(() => ended.port2.postMessage(undefined))
  }
  const finish = () => {
    if (key.judgedMs > 0) times.judgedMs.push(key.judgedMs)
  }
  new MutationObserver(changes => {
    const field = document.activeElement?.parentElement
    const isApart = ({ target }: MutationRecord) =>
      field?.contains(target) ||
      target.parentElement?.closest('time, [aria-label="The request as text"]')
    if (key.startedMs === 0 || changes.every(isApart)) return
    const { startedMs } = key
    afterFrame(() => {
      if (key.startedMs === startedMs) key.judgedMs = performance.now() - startedMs
    })
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
  document.activeElement?.addEventListener(
    'keydown',
    event => {
      finish()
      const startedMs = event.timeStamp
      Object.assign(key, { startedMs, judgedMs: 0 })
      afterFrame(() => times.paintedMs.push(performance.now() - startedMs))
    },
    true,
  )
}
