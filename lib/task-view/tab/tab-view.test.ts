import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { taskRow } from '../../testing/task-row-of.ts'
import { tabIcons, toIconHref, toLaunchTab, toTaskTab } from './tab-view.ts'
import type { TaskRow } from '../list/task-row.ts'

const verdict = {
  outcome: 'failed' as const,
  category: 'x',
  title: 'Container migrate exited with code 3',
  cause: '',
  remedy: '',
  evidence: [],
  raw: { containers: [] },
}

const task = {
  state: 'failed' as const,
  family: 'db-migrate',
  address: {
    region: 'us-east-1',
    accountId: '111122223333',
    cluster: 'demo',
    taskId: 'c7f1aaaabbbbccccddddeeeeffff90ab',
  },
  verdict,
  lastStatus: 'STOPPED',
  freshness: { kind: 'final' as const },
}

describe('the tab of a task', () => {
  it('says how the task ended, and why', () => {
    expect(toTaskTab(task)).toEqual({
      title: 'Failed · db-migrate c7f1…90ab',
      icon: 'failed',
      isOver: true,
      cause: 'Container migrate exited with code 3',
    })
  })

  it('is not over before the task has stopped, though its containers have', () => {
    const stopping = { ...task, state: 'stopping' as const, lastStatus: 'DEPROVISIONING' }
    expect(toTaskTab(stopping)).toMatchObject({ icon: 'running', isOver: false })
  })

  it('does not say that a task runs which ECS no longer knows', () => {
    const forgotten = { kind: 'forgotten' as const }
    expect(
      toTaskTab({ ...task, state: 'running', lastStatus: 'RUNNING', freshness: forgotten }),
    ).toMatchObject({ title: 'Unknown · db-migrate c7f1…90ab', icon: 'unknown', isOver: true })
    expect(toTaskTab({ ...task, freshness: forgotten }).title).toMatch(/^Failed/)
  })
})

describe('the tab of a launch', () => {
  const launchOf = (rows: TaskRow[], part = {}) => ({
    state: 'launched' as const,
    count: rows.length,
    taskCount: rows.length,
    rows,
    failures: [],
    ...part,
  })
  const ended = (state: TaskRow['state'], why = '') => taskRow({ state, why, isStopped: true })

  it('counts what still runs', () => {
    const starting = [taskRow({ state: 'starting' }), taskRow({ state: 'starting' })]
    expect(toLaunchTab(launchOf(starting)).title).toBe('2 of 2 starting · job')
    const mixed = [taskRow(), taskRow({ state: 'starting' }), ended('failed')]
    expect(toLaunchTab(launchOf(mixed))).toMatchObject({
      title: '2 of 3 running · job',
      icon: 'running',
      isOver: false,
    })
  })

  it('ends with the counts, the worst icon and its most frequent reason', () => {
    const rows = [
      ended('succeeded', 'exit code 0'),
      ended('failed', 'out of memory'),
      ended('failed', 'app exited with code 3'),
      ended('failed', 'app exited with code 3'),
      ended('stopped', '“enough”'),
    ]
    expect(toLaunchTab(launchOf(rows))).toEqual({
      title: '1 succeeded, 3 failed, 1 stopped · job',
      icon: 'failed',
      isOver: true,
      cause: '2 × app exited with code 3',
    })
    expect(toLaunchTab(launchOf([ended('succeeded', 'exit code 0')]))).toMatchObject({
      icon: 'succeeded',
      cause: '',
    })
  })

  it('says what ECS did not start', () => {
    const failures = [{ reason: 'RESOURCE:CPU' }]
    expect(
      toLaunchTab(launchOf([ended('succeeded')], { count: 2, taskCount: 1, failures })),
    ).toMatchObject({
      title: '1 succeeded, 1 not launched · job',
      icon: 'failed',
      cause: 'RESOURCE:CPU',
    })
    const failure = { kind: 'forbidden', message: 'Not allowed.' }
    expect(toLaunchTab(launchOf([], { state: 'refused', count: 3, failure }))).toMatchObject({
      title: '3 not launched · Launch of 3 tasks',
      icon: 'failed',
      isOver: true,
      cause: 'Not allowed.',
    })
  })

  it('is not over while AWS has not responded, or hides a task', () => {
    expect(toLaunchTab(launchOf([], { state: 'open', count: 1 }))).toMatchObject({
      title: '1 no response · Launch of 1 task',
      icon: 'running',
      isOver: false,
    })
    expect(toLaunchTab(launchOf([ended('succeeded')], { count: 2, taskCount: 2 }))).toMatchObject({
      title: '1 succeeded, 1 not shown · job',
      icon: 'unknown',
      isOver: false,
    })
  })
})

it.each(tabIcons)('there is a file for the icon %s', icon => {
  expect(existsSync(`public${toIconHref(icon)}`)).toBe(true)
})
