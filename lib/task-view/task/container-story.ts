import type { ChangeView } from './change-view.ts'

/** What was seen to happen to a container while it ran. Times are ISO 8601. */
export interface ContainerStory {
  container: string
  restarts: number
  lastRestartAt?: string
  /** The last change of its health. */
  health?: { kind: 'healthy' | 'unhealthy'; at: string }
}

/** Of each container to which something happened, in the order in which it first did. */
export function toContainerStories(changes: readonly ChangeView[]): ContainerStory[] {
  const stories = new Map<string, ContainerStory>()
  for (const { at, mark } of changes) {
    if (!mark) continue
    const { kind, container } = mark
    const story = stories.get(container) ?? { container, restarts: 0 }
    stories.set(
      container,
      kind === 'restarted'
        ? { ...story, restarts: mark.restarts ?? story.restarts + 1, lastRestartAt: at }
        : { ...story, health: { kind, at } },
    )
  }
  return [...stories.values()]
}
