import { render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { expect, it } from 'vitest'
import type { RecentRun } from '@/lib/task-view/runs/recent-run'
import { RunBars } from './run-bars'

const draw = (...runs: RecentRun[]) => render(createElement(RunBars, { runs }))
const picture = () => screen.getByRole('img')
const heightsOf = (element: Element) =>
  [...element.querySelectorAll('rect')].map(rect => Number(rect.getAttribute('height')))

const ok = { outcome: 'succeeded', ranMs: 40_000 } as const
const failed = { outcome: 'failed', ranMs: 20_000 } as const

it('says in words what it draws', () => {
  draw(...Array.from({ length: 10 }, () => ok), failed, { outcome: 'never-started' })
  expect(picture().getAttribute('aria-label')).toBe(
    'Last 12 runs: 10 succeeded, 1 failed, 1 never started',
  )
})

it('names the outcome of an only run', () => {
  draw({ outcome: 'never-started' })
  expect(picture().getAttribute('aria-label')).toBe('Last run: never started')
})

it('is as high as the run was long, and seen where it was short or never ran', () => {
  draw(ok, { ...ok, ranMs: 20_000 }, { ...ok, ranMs: 1 }, { outcome: 'stopped' })
  const [longest = 0, half, ...short] = heightsOf(picture())
  expect(half).toBe(longest / 2)
  for (const height of short) expect(height).toBeGreaterThan(2)
})

it('gives a run that did not succeed a shape of its own, not only a color', () => {
  draw(ok, failed, { outcome: 'never-started' }, { outcome: 'interrupted' })
  const shapes = [...picture().querySelectorAll('[data-tone]')].map(bar => bar.tagName)
  expect(shapes).toEqual(['rect', 'g', 'g', 'g'])
  expect(heightsOf(picture()).every(height => height > 0)).toBe(true)
})

it('draws nothing of a family without runs', () => {
  draw()
  expect(screen.queryByRole('img')).toBeNull()
})
