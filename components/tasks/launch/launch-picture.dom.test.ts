import { MantineProvider } from '@mantine/core'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import { taskRow } from '@/lib/testing/task-row-of'
import { LaunchPicture } from './launch-picture'

const launchedAt = '2026-11-23T14:01:04.000Z'
const at = (seconds: number) => new Date(Date.parse(launchedAt) + seconds * 1000).toISOString()

const ended = (second: number) =>
  taskRow({
    state: 'failed',
    why: 'app exited with code 3',
    createdAt: at(second),
    startedAt: at(second + 10),
    ranMs: 72_000,
    stoppedAt: at(second + 90),
    isStopped: true,
  })
const running = taskRow({ createdAt: at(0), startedAt: at(20) })

const renderPicture = (rows: TaskRow[], narrowed?: TaskRow['state']) =>
  render(createElement(LaunchPicture, { rows, launchedAt, narrowed }), { wrapper: MantineProvider })

const bars = () =>
  within(screen.getByRole('list', { name: 'Tasks over time' })).getAllByRole('link')

describe('the picture of a launch’s tasks', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse(at(230)) }))
  afterEach(() => void vi.useRealTimers())

  it('has a named link for each task, the first created on top', () => {
    renderPicture([ended(5), running])
    const [first, second] = bars()
    expect(first?.getAttribute('aria-label')).toMatch(/^job .{9}, Running$/)
    expect(second?.getAttribute('aria-label')).toMatch(/^job .{9}, Failed, ran 1 min 12 s$/)
    expect(first?.getAttribute('href')).toBe(running.href)
  })

  it('tells of the bar that is pointed at or has the focus', () => {
    renderPicture([running, ended(5)])
    const [first, second] = bars()
    fireEvent.mouseEnter(second ?? document)
    expect(screen.getByText(/ran 1 min 12 s · app exited with code 3/)).toBeTruthy()
    act(() => first?.focus())
    expect(screen.getByText(/for 3 min 30 s/)).toBeTruthy()
  })

  it('is one stop of the tab key, and the arrow keys move it', () => {
    renderPicture([ended(1), ended(2), ended(3)])
    const stops = () => bars().map(bar => bar.tabIndex)
    expect(stops()).toEqual([0, -1, -1])
    act(() => bars()[0]?.focus())
    fireEvent.keyDown(bars()[0] ?? document, { key: 'ArrowDown' })
    expect(stops()).toEqual([-1, 0, -1])
    fireEvent.keyDown(bars()[1] ?? document, { key: 'End' })
    fireEvent.keyDown(bars()[2] ?? document, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(bars()[2])
  })

  it('draws nothing but the bar of a running task again when time goes on', async () => {
    renderPicture([running, ...Array.from({ length: 99 }, (_, index) => ended(index))])
    const changed = new Set<Element | null | undefined>()
    const observer = new MutationObserver(records => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        changed.add(element?.closest('li') ?? element)
      }
    })
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    await act(async () => vi.advanceTimersByTimeAsync(3_000))
    observer.disconnect()
    const length = screen.getByText(/so far · local time/)
    expect(changed).toEqual(new Set([length, bars()[0]?.closest('li')]))
  })
})
