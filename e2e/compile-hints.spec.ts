import { COMPILE_HINT } from '../deploy/hint-compile.ts'
import { expect, test } from './support/journey.ts'

test('scripts tell the browser to compile them while they load', async ({ page }) => {
  const scripts: Promise<string>[] = []
  page.on('response', response => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  const texts = await Promise.all(scripts)
  expect(texts.length).toBeGreaterThan(0)
  for (const text of texts) expect(text.slice(0, COMPILE_HINT.length)).toBe(COMPILE_HINT)
})
