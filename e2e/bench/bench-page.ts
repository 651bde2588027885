import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { findBrowser } from '../find-browser.ts'
import { DASHBOARD_URL } from '../support/servers.ts'

/** A frame that takes longer is seen to stutter. */
export const SLOW_FRAME_MS = 50

/** How long each frame takes while something is done, and a little after that, in milliseconds. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(watchFrames)
  await act()
  await delay(600)
  return page.evaluate(() => Reflect.get(window, 'frames_') as number[])
}

/** Runs in the page: how long each frame takes from now on. */
function watchFrames(): void {
  const frames: number[] = []
  Reflect.set(window, 'frames_', frames)
  let lastMs = performance.now()
  const next = (nowMs: number) => {
    if (Reflect.get(window, 'frames_') !== frames) return
    frames.push(nowMs - lastMs)
    lastMs = nowMs
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** A browser's page, for as long as `act` takes. */
export async function withPage<T>(act: (page: Page) => Promise<T>): Promise<T> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  try {
    const context = await browser.newContext({ baseURL: DASHBOARD_URL })
    return await act(await context.newPage())
  } finally {
    await browser.close()
  }
}
