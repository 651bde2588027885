import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '@/components/data/ask-server'
import type { LogPageAnswer, LogStart } from '@/lib/log-view/log-answer'
import { fail, succeed } from '@/lib/result'
import type { FailureKind } from '@/lib/result'
import { LogStore } from './log-store'

const source = { region: 'us-east-1', group: 'g', stream: 's' }

interface Scripted {
  container?: string
  times: number[]
  isStart?: boolean
  isEnd?: boolean
  nextPollMs?: number | null
  /** What the page is asked for with. */
  start?: LogStart
}

const pageOf = ({ times, isStart = false, isEnd = true, nextPollMs = 1_000 }: Scripted) => ({
  result: succeed<LogPageAnswer>({
    events: times.map(timestampMs => ({ timestampMs, message: `line ${timestampMs}` })),
    forwardToken: `f${times.at(-1) ?? ''}`,
    backwardToken: `b${times[0] ?? ''}`,
    isStart,
    isEnd,
    source,
  }),
  status: 200,
  nextPollMs,
  retryAfterMs: 0,
})

const failureOf = (kind: FailureKind, status: number): Answer<LogPageAnswer> => ({
  result: fail({ kind, message: kind }),
  status,
  nextPollMs: null,
  retryAfterMs: 0,
})

/** A store whose server answers with these in turn; the last one stays. */
function startStore(first: Answer<LogPageAnswer>[], mostLines?: number) {
  let script = first
  const asked: [string, LogStart][] = []
  const store = new LogStore({
    mostLines,
    ask: async (container, start) => {
      asked.push([container, start])
      const [next, ...rest] = script
      if (rest.length > 0) script = rest
      if (!next) throw new Error('Nothing is scripted')
      return next
    },
  })
  const answers = (...next: Answer<LogPageAnswer>[]) => void (script = next)
  return { store, asked, answers }
}

const times = (store: LogStore) => store.getSnapshot().rows.map(({ timestampMs }) => timestampMs)
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

describe('a log', () => {
  it('is read from its end, and followed when the server says so', async () => {
    const { store, asked, answers } = startStore([pageOf({ times: [1, 2] })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    expect(times(store)).toEqual([1, 2])
    answers(pageOf({ times: [3], nextPollMs: null }))
    await pass(799)
    expect(asked).toHaveLength(1)
    await pass(200)
    expect(times(store)).toEqual([1, 2, 3])
    await pass(600_000)
    expect(asked).toEqual([
      ['app', { at: 'tail' }],
      ['app', { token: 'f2' }],
    ])
  })

  it('asks on at once while there is more', async () => {
    const { store, asked } = startStore([
      pageOf({ times: [1] }),
      pageOf({ times: [2], isEnd: false, nextPollMs: 60_000 }),
      pageOf({ times: [3], nextPollMs: null }),
    ])
    store.setContainers(['app'])
    store.begin()
    await pass(1_200)
    expect(times(store)).toEqual([1, 2, 3])
    expect(asked).toHaveLength(3)
  })

  it('changes nothing while the pointer is down, or the click would be lost', async () => {
    const press = (type: string) => window.dispatchEvent(new PointerEvent(type))
    const { store, answers } = startStore([pageOf({ times: [1] })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    press('pointerdown')
    answers(pageOf({ times: [2] }), pageOf({ times: [] }))
    await pass(10_000)
    expect(times(store)).toEqual([1])
    press('pointerup')
    await pass(0)
    expect(times(store)).toEqual([1, 2])
    store.end()
  })

  it('loads what came before, and then knows its start', async () => {
    const { store, asked, answers } = startStore([pageOf({ times: [5, 6], nextPollMs: null })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    const { order } = store.getSnapshot()
    answers(pageOf({ times: [1, 2], isStart: true }))
    await store.loadEarlier()
    await pass(200)
    expect(times(store)).toEqual([1, 2, 5, 6])
    expect(asked.at(-1)).toEqual(['app', { token: 'b5' }])
    expect(store.getSnapshot()).toMatchObject({ isStart: true, counts: { lines: 4 } })
    expect(store.getSnapshot().order).toBeGreaterThan(order)
    await store.loadEarlier()
    expect(asked).toHaveLength(2)
  })

  it('reads on from empty pages to its start', async () => {
    const { store, asked, answers } = startStore([pageOf({ times: [5], nextPollMs: null })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    answers(pageOf({ times: [] }), pageOf({ times: [] }), pageOf({ times: [], isStart: true }))
    await store.loadEarlier()
    expect(asked).toHaveLength(4)
    await pass(200)
    expect(store.getSnapshot().isStart).toBe(true)
  })

  it('has its start where AWS names the same empty page again and again', async () => {
    const { store, answers } = startStore([pageOf({ times: [5], nextPollMs: null })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    answers(pageOf({ times: [] }))
    await store.loadEarlier()
    await store.loadEarlier()
    await pass(200)
    expect(store.getSnapshot().isStart).toBe(true)
  })

  it('can be asked for more by who hears that some came', async () => {
    const { store, answers } = startStore([pageOf({ times: [5], nextPollMs: null })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    answers(pageOf({ times: [4] }), pageOf({ times: [3], isStart: true }))
    store.subscribe(() => {
      const { isStart, isLoadingEarlier } = store.getSnapshot()
      if (!isStart && !isLoadingEarlier) void store.loadEarlier()
    })
    await store.loadEarlier()
    await pass(400)
    expect(times(store)).toEqual([3, 4, 5])
  })

  it('is loaded whole, also where a page before is being read already', async () => {
    const { store, answers } = startStore([pageOf({ times: [5], nextPollMs: null })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    answers(pageOf({ times: [4] }), pageOf({ times: [3] }), pageOf({ times: [1], isStart: true }))
    void store.loadEarlier()
    await store.loadAll()
    await pass(200)
    expect(times(store)).toEqual([1, 3, 4, 5])
  })

  it('keeps its lines while it can’t be read, and goes on with back-off', async () => {
    const { store, answers } = startStore([pageOf({ times: [1] })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    answers(failureOf('throttled', 429))
    await pass(1_000)
    expect(times(store)).toEqual([1])
    expect(store.getSnapshot().windows[0]?.failure?.kind).toBe('throttled')
    answers(pageOf({ times: [2] }))
    await pass(3_500)
    expect(times(store)).toEqual([1])
    await pass(600)
    expect(times(store)).toEqual([1, 2])
    expect(store.getSnapshot().windows[0]?.failure).toBeUndefined()
  })

  it('counts as new what comes once its end was reached', async () => {
    const { store, answers } = startStore([pageOf({ times: [5, 6], isEnd: false })])
    store.setContainers(['app'])
    await store.open({ atMs: 5 })
    answers(pageOf({ times: [7, 8], nextPollMs: 1_000 }))
    await store.loadLater()
    await pass(200)
    expect(store.getSnapshot().arrived).toBe(0)
    answers(pageOf({ times: [9], nextPollMs: null }))
    await pass(1_200)
    expect(store.getSnapshot().arrived).toBe(1)
  })

  it('that AWS denies leaves the page, and isn’t asked for again', async () => {
    const { store, asked, answers } = startStore([pageOf({ times: [1] })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    answers(failureOf('forbidden', 403))
    await pass(600_000)
    expect(times(store)).toEqual([])
    expect(asked).toHaveLength(2)
  })

  it('isn’t asked for while nobody sees the tab', async () => {
    const { store, asked } = startStore([pageOf({ times: [1] })])
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    await pass(600_000)
    expect(asked).toHaveLength(1)
    visibility.mockRestore()
    store.wake()
    await pass(200)
    expect(asked).toHaveLength(2)
  })

  it('is opened at an instant with what came before it, and goes on when it is asked to', async () => {
    const { store, asked, answers } = startStore([
      pageOf({ times: [50, 60], isEnd: false }),
      pageOf({ times: [30, 40] }),
    ])
    store.setContainers(['app'])
    await store.open({ atMs: 50 })
    store.begin()
    await pass(600_000)
    expect(times(store)).toEqual([30, 40, 50, 60])
    expect(asked.slice(-2)).toEqual([
      ['app', { atMs: 50 }],
      ['app', { token: 'b50' }],
    ])
    answers(pageOf({ times: [70] }))
    await store.loadLater()
    await pass(200)
    expect(times(store)).toEqual([30, 40, 50, 60, 70])
  })

  it('longer than the page holds loses its start, and can read it again', async () => {
    const { store, asked, answers } = startStore(
      [pageOf({ times: [1, 2, 2, 3, 4, 5], isStart: true, nextPollMs: 1_000 })],
      6,
    )
    store.setContainers(['app'])
    store.begin()
    await pass(200)
    answers(pageOf({ times: [6], nextPollMs: null }))
    await pass(1_000)
    // All lines of an instant go together.
    expect(times(store)).toEqual([2, 2, 3, 4, 5, 6])
    expect(store.getSnapshot()).toMatchObject({ isStart: false, isEnd: true })
    answers(pageOf({ times: [2] }), pageOf({ times: [1], isStart: true }))
    await store.loadEarlier()
    expect(asked.slice(-2)).toEqual([
      ['app', { atMs: 2 }],
      ['app', { token: 'b2' }],
    ])
  })
})

describe('logs of several containers', () => {
  it('are one list, from which each can be left out', async () => {
    const { store } = startStore([
      pageOf({ times: [1, 4], isStart: true, nextPollMs: null }),
      pageOf({ times: [2, 3], isStart: true, nextPollMs: null }),
    ])
    store.setContainers(['app', 'router'])
    store.begin()
    await pass(200)
    expect(times(store)).toEqual([1, 2, 3, 4])
    store.setView({ hidden: new Set(['app']), isFiltered: false })
    expect(times(store)).toEqual([2, 3])
    expect(store.getSnapshot().counts.lines).toBe(2)
  })

  it('are shown as far as can be read', async () => {
    const { store } = startStore([
      pageOf({ times: [1, 4], isStart: true, nextPollMs: null }),
      failureOf('forbidden', 403),
    ])
    store.setContainers(['app', 'router'])
    store.begin()
    await pass(200)
    expect(times(store)).toEqual([1, 4])
  })

  it('are opened at an instant with what came before it, also where one has no lines', async () => {
    const pages: Record<string, Answer<LogPageAnswer>> = {
      'app 50': pageOf({ times: [50, 60] }),
      'app b50': pageOf({ times: [30, 40], isStart: true }),
      'router 50': pageOf({ times: [] }),
      'router b': pageOf({ times: [], isStart: true }),
    }
    const store = new LogStore({
      ask: async (container, start) => {
        const from = 'atMs' in start ? start.atMs : 'token' in start ? start.token : start.at
        const page = pages[`${container} ${from}`]
        if (!page) throw new Error('Nothing is scripted')
        return page
      },
    })
    store.setContainers(['app', 'router'])
    await store.open({ atMs: 50 })
    expect(times(store)).toEqual([30, 40, 50, 60])
  })

  it('have our own lines among them', async () => {
    const { store } = startStore([pageOf({ times: [1, 4], isStart: true, nextPollMs: null })])
    store.setContainers(['app'])
    store.setPhases([{ timestampMs: 3, text: 'app started' }])
    store.begin()
    await pass(200)
    expect(times(store)).toEqual([1, 3, 4])
    expect(store.getSnapshot().counts.lines).toBe(2)
  })
})
