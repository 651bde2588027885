import { expect, it } from 'vitest'
import { toContainerViews } from './container-view.ts'
import type { ContainerView } from './container-view.ts'
import { findFailedContainer } from './failed-container.ts'
import type { TaskView } from './task-view.ts'

const [bare] = toContainerViews({ containers: [{ name: 'app', lastStatus: 'STOPPED' }] })

function containerOf(name: string, more: Partial<ContainerView>): ContainerView {
  if (!bare) throw new Error('There is no container')
  const log = {
    kind: 'stream',
    group: '/ecs/app',
    stream: `ecs/${name}/1`,
    isShared: false,
  } as const
  return { ...bare, name, log, ...more }
}

const verdictOf = (
  outcome: TaskView['verdict']['outcome'],
  evidence: TaskView['verdict']['evidence'],
): TaskView['verdict'] => ({
  outcome,
  category: '',
  title: '',
  cause: '',
  remedy: '',
  evidence,
  raw: { containers: [] },
})

const app = containerOf('app', { exitCode: 3 })
const sidecar = containerOf('sidecar', { exitCode: 0 })
const blamed = [
  { field: 'stopCode', sentence: 'EssentialContainerExited' },
  { field: 'containers[].exitCode', container: 'sidecar', exitCode: 0 },
  { field: 'containers[].exitCode', container: 'app', exitCode: 3 },
]
const find = (verdict: TaskView['verdict'], ...containers: ContainerView[]) =>
  findFailedContainer({ verdict, containers })?.name

it('is the container that the verdict blames', () => {
  expect(find(verdictOf('failed', blamed), sidecar, app)).toBe('app')
})

it('is none where the task didn’t fail, or the container never ran', () => {
  expect(find(verdictOf('stopped', blamed), app)).toBeUndefined()
  expect(find(verdictOf('never-started', blamed), app)).toBeUndefined()
  expect(find(verdictOf('failed', blamed), containerOf('app', {}))).toBeUndefined()
  expect(find(verdictOf('failed', []), app)).toBeUndefined()
})

it('is none where its log is elsewhere, or others write to its stream', () => {
  const shared = { kind: 'stream', group: 'g', stream: 's', isShared: true } as const
  const elsewhere = { kind: 'elsewhere', text: 'Look in Splunk.' } as const
  for (const log of [undefined, shared, elsewhere]) {
    expect(
      find(verdictOf('failed', blamed), containerOf('app', { exitCode: 3, log })),
    ).toBeUndefined()
  }
})
