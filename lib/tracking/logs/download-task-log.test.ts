import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announceSessionEnd } from '../../ledger/sessions/session-ends.ts'
import { countCallsOf, startLoggedTask } from '../../testing/logged-task.ts'
import { startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { downloadTaskLog } from './download-task-log.server.ts'
import type { LogDownloadRequest } from './download-task-log.server.ts'

let product: Product
let task: Awaited<ReturnType<typeof startLoggedTask>>
beforeEach(async () => {
  product = await startProduct()
  task = await startLoggedTask(product, undefined, ['app', 'side'])
})
afterEach(() => product.close())

const download = (request: Partial<LogDownloadRequest> = {}, sid = 'one') => {
  const { operator, ...ctx } = product.as('operator')
  const whole = { containers: ['app'], ...request }
  return downloadTaskLog(
    { ...ctx, operator: { ...operator, sid } },
    toTaskAddress(task.taskArn),
    whole,
  )
}

async function fileOf(request?: Partial<LogDownloadRequest>) {
  const answer = await download(request)
  if (!answer.ok || !answer.value) throw new Error('There is no download')
  return { ...answer.value, text: await new Response(answer.value.body).text() }
}

/** Without the time of each line. */
const linesOf = ({ text }: { text: string }) =>
  text.split('\n').flatMap(line => (line ? line.slice(line.indexOf(' ') + 1) : []))

describe('a downloaded log', () => {
  it('has every line with its time, over many pages', async () => {
    const lines = Array.from({ length: 25_000 }, (_, line) => `line ${line}`)
    for (let at = 0; at < lines.length; at += 5_000) await task.put(lines.slice(at, at + 5_000))
    const file = await fileOf()
    expect(linesOf(file)).toEqual(lines)
    expect(file.text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z line 0\n/)
    expect(file.fileName).toBe(`job-${toTaskAddress(task.taskArn).taskId}-app.log`)
  })

  it('merges containers by time, and names them', async () => {
    await task.put(['a1', 'a2', 'a3'], { stepMs: 20 })
    await task.put(['s1', 's2', 's3'], { stepMs: 20, stream: task.streamOf('side') })
    const file = await fileOf({ containers: ['app', 'side', 'app'] })
    const times = file.text.split('\n').map(line => line.slice(0, 24))
    expect(times.slice(0, 6)).toEqual(times.slice(0, 6).sort())
    expect(linesOf(file).sort()).toEqual([
      'app a1',
      'app a2',
      'app a3',
      'side s1',
      'side s2',
      'side s3',
    ])
    expect(file.fileName).not.toContain('app')
  })

  it('is filtered by text, by expression and by level', async () => {
    await task.put(['INFO one', 'ERROR two\n    at three', 'WARN Two'])
    const search = { text: 'two', isRegex: false, isCaseSensitive: false }
    expect(linesOf(await fileOf({ search }))).toEqual(['ERROR two', 'WARN Two'])
    expect(linesOf(await fileOf({ search: { ...search, isCaseSensitive: true } }))).toEqual([
      'ERROR two',
    ])
    expect(linesOf(await fileOf({ search: { ...search, text: '^W', isRegex: true } }))).toEqual([
      'WARN Two',
    ])
    const file = await fileOf({ levels: ['error'] })
    expect(linesOf(file)).toEqual(['ERROR two', '    at three'])
    expect(file.fileName).toMatch(/-filtered\.log$/)
  })

  it('is refused with an expression that isn’t one', async () => {
    const search = { text: '(', isRegex: true, isCaseSensitive: false }
    expect(await download({ search })).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
  })

  it('is empty where nothing was written yet', async () => {
    await task.deleteStream()
    expect((await fileOf()).text).toBe('')
  })

  it('ends, however fast the log grows', async () => {
    await task.put(Array.from({ length: 10_000 }, (_, line) => `${line}`))
    const answer = await download()
    await task.put(['later'], { stepMs: 1 })
    if (!answer.ok || !answer.value) throw new Error('There is no download')
    const lines = (await new Response(answer.value.body).text()).trimEnd().split('\n')
    expect(lines).toHaveLength(10_001)
  })
})

/** A log of three megabytes whose first page has been read, and nothing more. */
async function startDownload(sid?: string) {
  const line = 'x'.repeat(100_000)
  for (let put = 0; put < 4; put += 1) await task.put(Array.from({ length: 9 }, () => line))
  const answer = await download({}, sid)
  if (!answer.ok || !answer.value) throw new Error('There is no download')
  return answer.value.body
}

const calls = () => countCallsOf(product, 'logs:GetLogEvents')

describe('a download that is under way', () => {
  it('reads a page ahead only, until more is taken', async () => {
    const body = await startDownload()
    expect(await calls()).toBe(1)
    await body.cancel()
  })

  it.each([
    ['deny', /doesn’t|don’t allow/],
    ['drop-before', /did not answer/],
    ['expire', /Sign in again/],
  ])('fails as a whole where a later page meets %s', async (kind, message) => {
    const body = await startDownload()
    await product.fault({ operation: 'GetLogEvents', kind })
    await expect(new Response(body).text()).rejects.toThrow(message)
  })

  it('tries again where a page fails once', async () => {
    const body = await startDownload()
    await product.fault({ operation: 'GetLogEvents', kind: 'drop-before', times: 1 })
    expect((await new Response(body).text()).length).toBeGreaterThan(3_600_000)
  })

  it('fails where its session ends', async () => {
    const sid = crypto.randomUUID()
    const body = await startDownload(sid)
    announceSessionEnd(sid)
    await expect(new Response(body).text()).rejects.toThrow(/session has ended/)
  })

  it('fails where its stream vanishes', async () => {
    const body = await startDownload()
    await task.deleteStream()
    await expect(new Response(body).text()).rejects.toThrow(/no longer exists/)
  })

  it('ends where nobody takes it any more', async () => {
    const body = await startDownload()
    await body.cancel()
    expect(await calls()).toBe(1)
  })
})
