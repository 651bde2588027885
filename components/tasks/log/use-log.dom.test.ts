import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pass, renderWithQueries } from '@/lib/testing/render-with-queries'
import { failureOf, scriptServer, valueOf } from '@/lib/testing/scripted-server'
import { useLog } from './use-log'

const address = { region: 'us-east-1', accountId: '111122223333', cluster: 'demo', taskId: 'a1' }
const path = '/api/tasks/us-east-1/111122223333/demo/a1/logs'
const source = { group: 'g', stream: 's' }

/** A page with these lines. One without any is the end. */
const pageOf = (lines: string[], forwardToken?: string) =>
  valueOf({
    events: lines.map(message => ({ timestampMs: 0, message })),
    forwardToken,
    isEnd: lines.length === 0,
    source,
  })

const renderLog = (stoppedAtMs?: number) =>
  renderWithQueries(
    (end: number | undefined) => useLog({ address, container: 'app', stoppedAtMs: end }),
    stoppedAtMs,
  )

const linesOf = ({ result }: ReturnType<typeof renderLog>) =>
  result.current.log.events.map(({ message }) => message)

const NOW_MS = 1_000_000
beforeEach(() => void vi.useFakeTimers({ now: NOW_MS }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a log', () => {
  it('is read page by page to its end, where the token repeats', async () => {
    const server = scriptServer(pageOf(['1'], 'a'), pageOf(['2', '3'], 'b'), pageOf([], 'b'))
    const log = renderLog()
    expect(log.result.current.isLoading).toBe(true)
    await pass(0)
    expect(linesOf(log)).toEqual(['1', '2', '3'])
    expect(log.result.current.isLoading).toBe(false)
    expect(server.asked).toEqual([
      `${path}?container=app`,
      `${path}?container=app&token=a`,
      `${path}?container=app&token=b`,
    ])
  })

  it('goes on from there every three seconds, with no line twice', async () => {
    const server = scriptServer(pageOf(['1'], 'a'), pageOf([], 'a'))
    const log = renderLog()
    await pass(0)
    server.answers(pageOf(['2'], 'b'), pageOf([], 'b'))
    await pass(2_999)
    expect(server.asked).toHaveLength(2)
    await pass(1)
    expect(linesOf(log)).toEqual(['1', '2'])
    expect(server.asked.slice(2)).toEqual([
      `${path}?container=app&token=a`,
      `${path}?container=app&token=b`,
    ])
  })

  it('is read ten pages at a time', async () => {
    const pages = Array.from({ length: 12 }, (_, page) => pageOf([`${page}`], `t${page}`))
    const server = scriptServer(...pages, pageOf([], 't11'))
    const log = renderLog()
    await pass(0)
    expect(server.asked).toHaveLength(10)
    await pass(3_000)
    expect(linesOf(log)).toEqual(pages.map((_, page) => `${page}`))
  })

  it('keeps its last 1,000 lines, and says that it is cut', async () => {
    const many = Array.from({ length: 1_000 }, (_, line) => `${line}`)
    scriptServer(pageOf(many, 'a'), pageOf(['last'], 'b'), pageOf([], 'b'))
    const log = renderLog()
    await pass(0)
    expect(linesOf(log)).toEqual([...many.slice(1), 'last'])
    expect(log.result.current.log.isCut).toBe(true)
  })

  it('keeps its lines when a page fails, and reads on without a gap or a line twice', async () => {
    const server = scriptServer(pageOf(['1'], 'a'), pageOf([], 'a'))
    const log = renderLog()
    await pass(0)
    server.answers(pageOf(['2'], 'b'), 'down')
    await pass(3_000)
    expect(linesOf(log)).toEqual(['1'])
    expect(log.result.current.failure?.kind).toBe('unreachable')
    server.answers(pageOf(['2'], 'b'), pageOf(['3'], 'c'), pageOf([], 'c'))
    await pass(9_999)
    expect(linesOf(log)).toEqual(['1'])
    await pass(1)
    expect(linesOf(log)).toEqual(['1', '2', '3'])
    expect(log.result.current.failure).toBeUndefined()
  })

  it.each([
    ['expired', 401],
    ['forbidden', 403],
    ['rejected', 404],
  ] as const)('is not asked for again after %s', async (kind, status) => {
    const server = scriptServer(failureOf(kind, status))
    const log = renderLog()
    await pass(3_600_000)
    expect(server.asked).toHaveLength(1)
    expect(log.result.current.failure?.kind).toBe(kind)
  })

  it('is followed for 30 s after the task has stopped', async () => {
    const server = scriptServer(pageOf(['1'], 'a'), pageOf([], 'a'))
    const log = renderLog(NOW_MS)
    await pass(29_000)
    server.answers(pageOf(['late'], 'b'), pageOf([], 'b'))
    await pass(3_000)
    expect(linesOf(log)).toEqual(['1', 'late'])
    const { length } = server.asked
    await pass(3_600_000)
    expect(server.asked.length).toBeLessThanOrEqual(length + 1)
  })

  it('of a task that stopped long ago is read once', async () => {
    const server = scriptServer(pageOf(['1'], 'a'), pageOf([], 'a'))
    const log = renderLog(NOW_MS - 31_000)
    await pass(3_600_000)
    expect(linesOf(log)).toEqual(['1'])
    expect(server.asked).toHaveLength(2)
  })
})
