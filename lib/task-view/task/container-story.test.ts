import { expect, it } from 'vitest'
import type { ChangeView, ContainerMark } from './change-view.ts'
import { toContainerStories } from './container-story.ts'

const change = (minute: number, kind?: ContainerMark['kind'], container = 'app'): ChangeView => ({
  at: `2026-01-01T00:0${minute}:00.000Z`,
  isSeenOnly: true,
  text: '',
  mark: kind && { kind, container },
})

it('counts restarts, and keeps the last of them and of the health', () => {
  const changes = [
    change(0),
    change(1, 'unhealthy'),
    change(2, 'restarted'),
    change(3, 'restarted', 'proxy'),
    change(4, 'restarted'),
    change(5, 'healthy'),
  ]
  expect(toContainerStories(changes)).toEqual([
    {
      container: 'app',
      restarts: 2,
      lastRestartAt: changes[4]?.at,
      health: { kind: 'healthy', at: changes[5]?.at },
    },
    { container: 'proxy', restarts: 1, lastRestartAt: changes[3]?.at },
  ])
  expect(toContainerStories([change(0)])).toEqual([])
})
