import { describe, expect, it } from 'vitest'
import { toChangeViews, toUnwatched } from './change-view.ts'
import type { KeptTransition } from '../transitions.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
const minuteMs = 60_000

const status = (after: string, minute: number, more: Partial<KeptTransition> = {}) =>
  ({ subject: 'lastStatus', after, version: 1, seenAt: at(minute), ...more }) as const

describe('the changes of a task', () => {
  it('are in the order in which they happened, which is not that in which they were seen', () => {
    const views = toChangeViews([
      status('RUNNING', 9, { before: 'PENDING', happenedAt: at(3) }),
      { subject: 'attachments.status', name: 'eni', after: 'ATTACHED', version: 1, seenAt: at(2) },
    ])
    expect(views).toEqual([
      { at: at(2), isSeenOnly: true, text: 'Network interface ATTACHED' },
      { at: at(3), isSeenOnly: false, text: 'Status PENDING → RUNNING' },
    ])
  })

  it('never turn round for one member, though AWS gives an earlier time for the later', () => {
    const views = toChangeViews([
      status('DEACTIVATING', 5, { before: 'RUNNING' }),
      status('STOPPED', 6, { before: 'DEACTIVATING', happenedAt: at(4) }),
    ])
    expect(views.map(({ text }) => text)).toEqual([
      'Status RUNNING → DEACTIVATING',
      'Status DEACTIVATING → STOPPED',
    ])
  })

  it.each([
    [
      { subject: 'desiredStatus', before: 'RUNNING', after: 'STOPPED' },
      'Desired status RUNNING → STOPPED',
    ],
    [{ subject: 'healthStatus', after: 'HEALTHY' }, 'Health HEALTHY'],
    [{ subject: 'containers.lastStatus', name: 'app', after: 'RUNNING' }, 'Container app RUNNING'],
    [
      { subject: 'containers.healthStatus', name: 'app', after: 'UNHEALTHY' },
      'Health of container app UNHEALTHY',
    ],
    [
      { subject: 'containers.runtimeId', name: 'app', before: 'a', after: 'b' },
      'Container app restarted',
    ],
    [{ subject: 'attachments.status', name: 'ServiceConnect', after: 'x' }, 'ServiceConnect x'],
    [{ subject: 'attachments.status', name: 'constructor', after: 'x' }, 'constructor x'],
  ] as const)('%j is %j', (change, text) => {
    expect(toChangeViews([{ ...change, version: 1, seenAt: at(0) }])[0]?.text).toBe(text)
  })
})

it('a change names the container that ended with it', () => {
  const of = (after: string) =>
    toChangeViews([
      { subject: 'containers.lastStatus', name: 'app', after, version: 1, seenAt: at(0) },
    ])[0]?.ended
  expect(of('STOPPED')).toBe('app')
  expect(of('RUNNING')).toBeUndefined()
})

describe('what happens to a container that runs', () => {
  it('is nothing for a health that is no status, whatever its name', () => {
    const [view] = toChangeViews([ofApp('containers.healthStatus', 'constructor', 1)])
    expect(view).not.toHaveProperty('mark')
  })

  const ofApp = (subject: KeptTransition['subject'], after: string, minute: number) =>
    ({ subject, name: 'app', before: 'x', after, version: 1, seenAt: at(minute) }) as const
  const restart = (minute: number, name = 'app') => ({
    ...ofApp('containers.runtimeId', `id-${minute}`, minute),
    name,
  })

  it('is marked, and its restarts are counted', () => {
    const views = toChangeViews([
      restart(1),
      restart(2, 'proxy'),
      ofApp('containers.healthStatus', 'UNHEALTHY', 3),
      restart(4),
      restart(5),
      ofApp('containers.healthStatus', 'HEALTHY', 6),
    ])
    expect(views.map(({ text, mark }) => [text, mark?.kind, mark?.container])).toEqual([
      ['Container app restarted', 'restarted', 'app'],
      ['Container proxy restarted', 'restarted', 'proxy'],
      ['Health of container app x → UNHEALTHY', 'unhealthy', 'app'],
      ['Container app restarted, 2nd time', 'restarted', 'app'],
      ['Container app restarted, 3rd time', 'restarted', 'app'],
      ['Health of container app x → HEALTHY', 'healthy', 'app'],
    ])
  })

  it('has the English word for every count', () => {
    const texts = toChangeViews(Array.from({ length: 112 }, (_, minute) => restart(minute)))
    const of = (count: number) => texts[count - 1]?.text.replace('Container app restarted, ', '')
    expect([4, 11, 12, 13, 21, 22, 23, 111].map(of)).toEqual(
      ['4th', '11th', '12th', '13th', '21st', '22nd', '23rd', '111th'].map(text => `${text} time`),
    )
  })

  it('says nothing where ECS knows no health', () => {
    const [view] = toChangeViews([ofApp('containers.healthStatus', 'UNKNOWN', 1)])
    expect(view?.mark).toBeUndefined()
  })
})

describe('when nobody watched', () => {
  const current = (minute: number, isOpen = true) => ({
    seenAt: at(10),
    isOpen,
    nowMs: Date.parse(at(10)) + minute * minuteMs,
  })

  it('is longer than the longest interval, before a change and until now', () => {
    const changes = [
      status('PENDING', 0),
      status('RUNNING', 5, { seenBefore: at(0) }),
      status('STOPPED', 60, { seenBefore: at(6) }),
    ]
    expect(toUnwatched(changes, current(1, false))).toEqual([{ from: at(6), until: at(60) }])
    expect(toUnwatched([], current(16))).toEqual([{ from: at(10) }])
    expect(toUnwatched([], current(14))).toEqual([])
    expect(toUnwatched([], current(600, false))).toEqual([])
  })
})
