import type { Page } from '@playwright/test'
import axe from 'axe-core'
import type { AxeResults, RunOptions } from 'axe-core'
import { expect } from './journey.ts'

type Look = readonly [colorScheme: 'light' | 'dark', width: number]

const HEIGHT = 900

/** The narrowest screen that the pages are made for: what is done on it can be done on any. */
export const PHONE = { width: 320, height: HEIGHT }

/** For what is shown in a few journeys. */
export const fourLooks: readonly Look[] = [
  ['light', 1280],
  ['dark', 1280],
  ['dark', 400],
  ['light', 400],
]

const everyLook: readonly Look[] = [...fourLooks, ['light', 320], ['dark', 320]]

/** For what is shown in many journeys. */
export const twoLooks: readonly Look[] = [
  ['light', 1280],
  ['dark', 400],
]

/** The rules that judge colors: the slowest by far. All others judge what a color scheme leaves alone. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block']

type Rules = 'all' | 'colors' | 'structure'

const optionsOf = {
  all: {},
  colors: { runOnly: COLOR_RULES },
  structure: { rules: Object.fromEntries(COLOR_RULES.map(rule => [rule, { enabled: false }])) },
} satisfies Record<Rules, RunOptions>

declare global {
  interface Window {
    axe?: { run: (context: Document, options: RunOptions) => Promise<AxeResults> }
  }
}

export async function expectNoViolations(page: Page, rules: Rules = 'all'): Promise<void> {
  // A page takes longer to compile axe than to run it, so it keeps it until it is left.
  const hasAxe = await page.evaluate(() => window.axe !== undefined)
  if (!hasAxe) await page.evaluate(axe.source)
  const options: RunOptions = { ...optionsOf[rules], resultTypes: ['violations'], selectors: false }
  const results = await page.evaluate(given => window.axe?.run(document, given), options)
  expect(results?.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** A page wider than its window scrolls sideways. */
export async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
}

/** The page follows the system a moment later, and some of its colours fade. */
async function expectScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
  await page.evaluate(async () => {
    const nextFrame = () => new Promise(requestAnimationFrame)
    const findFading = () =>
      document
        .getAnimations()
        .filter(
          one =>
            one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity,
        )
    // A frame draws what has changed, and what fades because of it begins in the next one.
    await nextFrame()
    await nextFrame()
    for (let fading = findFading(); fading.length > 0; fading = findFading()) {
      await Promise.allSettled(fading.map(({ finished }) => finished))
      await nextFrame()
    }
  })
}

/**
 * The page as it stands is accessible and fits, in light and dark, on wide screens and on narrow
 * ones. Afterwards the window is as it was.
 */
export async function expectGoodLooks(page: Page, looks = everyLook): Promise<void> {
  const before = page.viewportSize()
  const narrowest = Math.min(...looks.map(([, width]) => width))
  const judged = new Set<number>()
  for (const [colorScheme, width] of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: HEIGHT })
    await expectScheme(page, colorScheme)
    await expectToFit(page)
    // What a narrow screen shows has the same colors on a narrower one.
    const isBetween = width > narrowest && width < 1280
    const isNew = !judged.has(width)
    if (isNew) await expectNoViolations(page, isBetween ? 'structure' : 'all')
    else if (!isBetween) await expectNoViolations(page, 'colors')
    judged.add(width)
  }
  if (before) await page.setViewportSize(before)
}

/**
 * Nothing reaches past the window's right edge, unless something around it scrolls or cuts it. What
 * is laid out apart (`contain: layout`) makes no page wider, and would be lost below the edge.
 */
export async function expectNothingBeyond(page: Page): Promise<void> {
  await expectToFit(page)
  const beyond = await page.evaluate(() => {
    const isInside = (element: Element) =>
      element.getBoundingClientRect().right <= window.innerWidth + 1
    const isCut = (element: Element | null): boolean =>
      element !== null &&
      ((getComputedStyle(element).overflowX !== 'visible' && isInside(element)) ||
        isCut(element.parentElement))
    return [...document.body.querySelectorAll('*')]
      .filter(element => !isInside(element) && !isCut(element.parentElement))
      .map(element => element.outerHTML.slice(0, 120))
  })
  expect(beyond).toEqual([])
}
