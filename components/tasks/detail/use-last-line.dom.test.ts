import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pass, renderWithQueries } from '@/lib/testing/render-with-queries'
import { failureOf, scriptServer, valueOf } from '@/lib/testing/scripted-server'
import { useLastLine } from './use-last-line'

const address = { region: 'us-east-1', accountId: '111122223333', cluster: 'demo', taskId: 'a1' }
const pageOf = (...messages: string[]) => ({
  events: messages.map((message, index) => ({ timestampMs: 1_000 + index, message })),
})
const render = () => renderWithQueries(() => useLastLine(address, 'app'), undefined)

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the last line beside a verdict', () => {
  it('is looked for once in a log that has ended', async () => {
    const server = scriptServer(valueOf(pageOf('INFO one', 'ERROR two', 'bye'), 'stop'))
    const line = render()
    expect(line.result.current).toBeUndefined()
    await pass(60_000)
    expect(line.result.current?.text).toBe('ERROR two')
    expect(server.asked).toEqual([
      '/api/tasks/us-east-1/111122223333/demo/a1/logs?container=app&at=tail',
    ])
  })

  it('comes with the lines that CloudWatch shows after the end', async () => {
    const server = scriptServer(valueOf(pageOf(), 2_500), valueOf(pageOf('ERROR late'), 'stop'))
    const line = render()
    await pass(0)
    expect(line.result.current).toBeNull()
    await pass(2_500)
    expect(line.result.current?.text).toBe('ERROR late')
    await pass(60_000)
    expect(server.asked).toHaveLength(2)
  })

  it.each([failureOf('forbidden', 403), failureOf('rejected', 404)])(
    'is absent where the log can’t be read',
    async answer => {
      const server = scriptServer(answer)
      const line = render()
      await pass(60_000)
      expect(line.result.current).toBeNull()
      expect(server.asked).toHaveLength(1)
    },
  )

  it('comes once Slipway responds again', async () => {
    const server = scriptServer('down')
    const line = render()
    await pass(0)
    expect(line.result.current).toBeNull()
    server.answers(valueOf(pageOf('last words'), 'stop'))
    await pass(10_000)
    expect(line.result.current).toMatchObject({ text: 'last words', isError: false })
  })
})
