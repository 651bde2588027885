import { MantineProvider } from '@mantine/core'
import { act, render, screen, within } from '@testing-library/react'
import { createElement } from 'react'
import type { ComponentProps } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toIso } from '@/lib/task-view/iso-time'
import type { UsualPhases } from '@/lib/task-view/runs/usual-phases'
import { toChangeViews } from '@/lib/task-view/task/change-view'
import { toTimeline } from '@/lib/task-view/timeline'
import type { TaskMoments } from '@/lib/task-view/timeline'
import type { KeptTransition } from '@/lib/task-view/transitions'
import { ImageNote } from '../detail/image-note'
import { TimelineCard } from './timeline-card'

const startMs = Date.parse('2026-11-23T14:01:04.000Z')
const at = (seconds: number) => startMs + seconds * 1000
const iso = (seconds: number) => new Date(at(seconds)).toISOString()

const running: TaskMoments = {
  createdAt: at(0),
  connectivityAt: at(7),
  pullStartedAt: at(10),
  pullStoppedAt: at(27),
  startedAt: at(29),
}
const stopped: TaskMoments = {
  ...running,
  stoppingAt: at(101),
  executionStoppedAt: at(105),
  stoppedAt: at(124),
}
const usual: UsualPhases = {
  runs: 9,
  phases: {
    pull: { usualMs: 12_000, longestMs: 18_000 },
    run: { usualMs: 60_000, longestMs: 90_000 },
  },
}

type Props = Partial<ComponentProps<typeof TimelineCard>>

function renderTimeline(moments: TaskMoments, props: Props = {}, lastSeenMs?: number) {
  const timeline = toTimeline(moments, lastSeenMs)
  if (!timeline) throw new Error('There is no timeline')
  const times = Object.fromEntries(Object.entries(moments).map(([name, ms]) => [name, toIso(ms)]))
  const all = {
    timeline,
    times,
    changes: [],
    earlierChanges: 0,
    unwatched: [],
    usual: undefined,
    ...props,
  }
  return render(createElement(TimelineCard, all), { wrapper: MantineProvider })
}

const rows = () =>
  within(screen.getByRole('list', { name: 'Phases' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
const row = (name: string) => rows().find(text => text?.startsWith(name)) ?? ''
const card = () => screen.getByRole('region', { name: 'Timeline' }).textContent ?? ''

describe('the timeline', () => {
  beforeEach(() => void vi.useFakeTimers({ now: at(60) }))
  afterEach(() => void vi.useRealTimers())

  it('cuts names and statuses that are too long to read', () => {
    const name = 'y'.repeat(20_000)
    const changes = toChangeViews(
      (['containers.runtimeId', 'containers.healthStatus'] as const).map(subject => ({
        subject,
        name,
        before: 'HEALTHY',
        after: 'UNHEALTHY',
        version: 1,
        seenAt: iso(40),
      })),
    )
    const { container } = renderTimeline(running, { changes })
    expect(container.innerHTML).not.toMatch(/y{700}/)
  })

  it('has a row of text for each phase and each gap', () => {
    renderTimeline(stopped)
    expect(rows().map(text => text?.replace(/, from.*/, ''))).toEqual([
      'Provision7 s',
      'Wait for pull3 s',
      'Pull image17 s',
      'Start2 s',
      'Run1 min 12 s',
      'Stop4 s',
      'Deprovision19 s',
    ])
    expect(row('Run')).toMatch(/from \d\d:\d1:33 to \d\d:\d2:45$/)
    expect(card()).toContain('2 min 04 s in total')
  })

  it('says what is usual, and how much longer a phase takes', async () => {
    renderTimeline(running, { usual })
    expect(row('Pull image')).toContain('usually 12 s')
    expect(row('Pull image')).not.toContain('longer')
    expect(row('Start')).not.toContain('usually')
    expect(row('Run')).toContain('31 s so far')
    expect(card()).toMatch(/usually ends around \d\d:02:33/)
    expect(card()).toContain('9 earlier runs')

    await act(async () => vi.advanceTimersByTimeAsync(60_000))
    expect(row('Run')).toContain('31 s longer than usual')
    expect(card()).not.toContain('usually ends')
  })

  it('names the times that ECS doesn’t report', () => {
    renderTimeline({ ...stopped, pullStartedAt: undefined, pullStoppedAt: undefined })
    expect(row('Not reported')).toContain('ECS reports no times for pulling the image.')
  })

  it('counts restarts, and says how the health became', () => {
    const change = (subject: KeptTransition['subject'], after: string, second: number) =>
      ({ subject, name: 'app', before: 'x', after, version: 1, seenAt: iso(second) }) as const
    const changes = toChangeViews([
      change('containers.runtimeId', 'a', 40),
      change('containers.runtimeId', 'b', 45),
      change('containers.runtimeId', 'c', 50),
      change('containers.healthStatus', 'UNHEALTHY', 55),
    ])
    renderTimeline(running, { changes })
    expect(row('Run')).toMatch(/Container app restarted 3 times, last at \d\d:01:54/)
    expect(row('Run')).toMatch(/Container app became unhealthy at \d\d:01:59/)
    expect(screen.getByText(/Container app restarted, 3rd time/)).toBeTruthy()
  })

  it('lists every time once, in order', () => {
    const changes = [{ at: iso(29), isSeenOnly: false, text: 'Status PENDING → RUNNING' }]
    renderTimeline(running, { changes })
    const list = screen.getByText('Image pull started').closest('ol')
    expect([...(list?.children ?? [])].map(({ textContent }) => textContent?.slice(8))).toEqual([
      'Task created ',
      'Network connected ',
      'Image pull started ',
      'Image pull finished ',
      'Status PENDING → RUNNING ',
    ])
  })

  it('draws a task whose clocks disagree, and says so', () => {
    renderTimeline({ ...stopped, pullStartedAt: at(5) })
    expect(row('Pull image')).toContain('20 s')
    expect(card()).toContain('out of order')
  })

  it('draws a task of which nothing but its creation is known, for as long as it lasts', () => {
    vi.setSystemTime(at(20 * 60))
    renderTimeline({ createdAt: at(0) })
    expect(rows()).toHaveLength(1)
    expect(row('Provision')).toContain('20 min 00 s so far')
  })

  it('draws a task that took no time, and one whose end nobody saw', () => {
    const none = renderTimeline({ createdAt: at(0), stoppedAt: at(0) })
    expect(row('Provision')).toContain('0 s')
    none.unmount()
    renderTimeline(running, {}, at(90))
    expect(card()).toContain('1 min 30 s until it was last seen')
    expect(row('Run')).toContain('1 min 01 s')
  })

  it('names the days of a task of days', () => {
    renderTimeline({ ...stopped, stoppingAt: at(259_200), stoppedAt: at(259_300) })
    expect(card()).toMatch(/23 Nov, \d\d:\d\d.*26 Nov, \d\d:\d\d/)
  })
})

describe('the note of an image', () => {
  const earlier = { imageDigest: 'sha256:04aabbcc', createdAt: iso(0), href: '/tasks/a' }

  it('leads to the run that had another one under the same tag', () => {
    render(createElement(ImageNote, { earlier }))
    const link = screen.getByRole('link', { name: /23 Nov 2026, \d\d:\d\d/ })
    expect(link.getAttribute('href')).toBe('/tasks/a')
    expect(screen.getByText('@04aa…').title).toBe('sha256:04aabbcc')
  })

  it('has no link where there is no page, and is absent for the same image', () => {
    const { unmount } = render(
      createElement(ImageNote, { earlier: { ...earlier, href: undefined } }),
    )
    expect(screen.queryByRole('link')).toBeNull()
    expect(screen.getByText(/Same tag/)).toBeTruthy()
    unmount()
    render(createElement(ImageNote, { earlier: undefined }))
    expect(screen.queryByText(/Same tag/)).toBeNull()
  })
})
