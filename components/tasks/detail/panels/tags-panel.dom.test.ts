import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { askTask } from '@/components/data/questions'
import { succeed } from '@/lib/result'
import { toTaskView } from '@/lib/task-view/task/task-view'
import type { TaskView } from '@/lib/task-view/task/task-view'
import type { ChangeTagsAction } from '../../tags/use-edit-tags'
import { TagsPanel } from './tags-panel'

const NOW_MS = Date.UTC(2026, 0, 1, 12)
const HOUR_MS = 3_600_000
const iso = new Date(NOW_MS).toISOString()

function taskOf(
  tags: { key: string; value: string }[],
  more: { stoppedAtMs?: number; kind?: 'final' | 'forgotten' } = {},
): TaskView {
  const { stoppedAtMs, kind } = more
  const task = {
    taskArn: `arn:aws:ecs:us-east-1:111122223333:task/demo/${'a'.repeat(32)}`,
    lastStatus: stoppedAtMs === undefined ? 'RUNNING' : 'STOPPED',
    stoppedAt: stoppedAtMs === undefined ? undefined : new Date(stoppedAtMs),
    tags,
  }
  const freshness = { kind: kind ?? 'live' } as const
  return toTaskView({ task, seenAt: iso, changedAt: iso, keptSince: iso, freshness }, NOW_MS)
}

const done: ChangeTagsAction = async ({ set, remove }) => succeed({ done: { set, remove } })

function draw(task: TaskView, ask: () => Promise<TaskView> = async () => task) {
  vi.useFakeTimers({ now: NOW_MS, toFake: ['Date'] })
  const client = new QueryClient()
  // The page around it polls.
  new QueryObserver(client, { queryKey: askTask(task.address).key, queryFn: ask }).subscribe(
    () => undefined,
  )
  const toPage = (shown: TaskView) =>
    createElement(
      QueryClientProvider,
      { client },
      createElement(
        MantineProvider,
        { env: 'test' },
        createElement(TagsPanel, { task: shown, changeTags: done }),
      ),
    )
  const { rerender } = render(toPage(task))
  return { poll: (next: TaskView) => rerender(toPage(next)) }
}
const panel = () => within(screen.getByRole('region', { name: 'Tags' }))
const editButton = () => screen.queryByRole('button', { name: /^(Edit|Add) tags$/ })

afterEach(() => vi.useRealTimers())

describe('the tags of a task', () => {
  it('can be edited while ECS knows the task', () => {
    draw(taskOf([{ key: 'team', value: '' }]))
    expect(panel().getByText('team')).toBeTruthy()
    expect(editButton()?.textContent).toBe('Edit')
  })

  it('can be added where there is none', () => {
    draw(taskOf([]))
    expect(panel().getByText('This task has no tags.')).toBeTruthy()
    expect(editButton()?.textContent).toBe('Add')
  })

  it('can be edited for an hour after the task stopped, as long as ECS keeps it', () => {
    draw(taskOf([], { stoppedAtMs: NOW_MS - HOUR_MS + 60_000, kind: 'final' }))
    expect(editButton()).not.toBeNull()
  })

  it.each([
    ['an hour after it stopped', { stoppedAtMs: NOW_MS - HOUR_MS, kind: 'final' as const }],
    ['once ECS has forgotten it', { kind: 'forgotten' as const }],
  ])('are only shown %s', (_when, more) => {
    draw(taskOf([{ key: 'team', value: 'data' }], more))
    expect(panel().getByText('data')).toBeTruthy()
    expect(editButton()).toBeNull()
  })

  it('have no panel where there is none, and none can be added', () => {
    draw(taskOf([], { kind: 'forgotten' }))
    expect(screen.queryByRole('region', { name: 'Tags' })).toBeNull()
  })

  async function changeTeam(value: string) {
    const button = editButton()
    await act(async () => void (button && fireEvent.click(button)))
    const field = await screen.findByRole('textbox', { name: 'Tag 1 value' })
    fireEvent.change(field, { target: { value } })
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Save tags' })))
  }

  it('are those of the change until the page has its next answer', async () => {
    const before = taskOf([{ key: 'team', value: 'data' }])
    const { poll } = draw(before, () => new Promise(() => undefined))
    await changeTeam('payments')
    expect(await panel().findByText('payments')).toBeTruthy()
    poll({ ...before, lastStatus: 'DEACTIVATING' })
    expect(panel().getByText('payments')).toBeTruthy()
    poll(taskOf([{ key: 'team', value: 'search' }]))
    expect(panel().getByText('search')).toBeTruthy()
    expect(panel().queryByText('payments')).toBeNull()
  })

  it('are what the next answer says, even where that is what was there before', async () => {
    draw(taskOf([{ key: 'team', value: 'data' }]))
    await changeTeam('payments')
    expect(await panel().findByText('data')).toBeTruthy()
  })
})
