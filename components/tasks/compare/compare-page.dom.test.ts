import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toRunInputs } from '@/lib/task-view/compare/run-inputs'
import { toTaskView } from '@/lib/task-view/task/task-view'
import { pass } from '@/lib/testing/render-with-queries'
import { failureOf, scriptServer } from '@/lib/testing/scripted-server'
import { ComparePage } from './compare-page'
import type { RunSide } from './run-side'

vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(window.location.search),
  useRouter: () => ({}),
  usePathname: () => '/compare',
}))

const arn = 'arn:aws:ecs:us-east-1:111122223333'
const seenAt = '2026-11-29T14:05:00.000Z'

function toSide(digit: string, part: Task, command: string[]): RunSide {
  const task: Task = {
    taskArn: `${arn}:task/demo/${digit.repeat(32)}`,
    clusterArn: `${arn}:cluster/demo`,
    taskDefinitionArn: `${arn}:task-definition/job:${digit}`,
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    ...part,
  }
  const definition: TaskDefinition = { containerDefinitions: [{ name: 'app', command }] }
  const tracked = { task, definition, seenAt, changedAt: seenAt, keptSince: seenAt }
  const view = toTaskView({ ...tracked, freshness: { kind: 'final' } }, Date.parse(seenAt))
  return { address: view.address, answer: { task: view }, inputs: toRunInputs(tracked) }
}

const container = (part: object) => ({
  containers: [{ name: 'app', lastStatus: 'STOPPED', image: 'demo/job:1', ...part }],
})
const failed = toSide('1', container({ exitCode: 3, imageDigest: 'sha256:aaaa' }), ['job', '42'])
const good = toSide('2', container({ exitCode: 0, imageDigest: 'sha256:bbbb' }), ['job', '41'])

async function show(sides: [RunSide, RunSide]) {
  const client = new QueryClient()
  const page = createElement(ComparePage, { sides, launch: vi.fn() })
  render(createElement(MantineProvider, null, createElement(QueryClientProvider, { client }, page)))
  await pass(0)
}

const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}`) })

describe('two runs on a page', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    // The server doesn't answer unless a test says what.
    vi.stubGlobal('fetch', () => new Promise(() => undefined))
    window.history.replaceState(null, '', '/compare')
    document.head.innerHTML = '<title>Slipway</title>'
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('begins with what differs, counts it, and says what is equal', async () => {
    await show([failed, good])
    expect(screen.getByRole('status').textContent).toBe('5 differences')
    expect(screen.getAllByRole('rowheader').map(header => header.textContent)).toEqual([
      'Outcome',
      'Revision',
      'Image',
      'Command',
      'Exit code',
      'Phases',
      'Last log line',
    ])
    expect(screen.getByText('Same tag, other image')).toBeTruthy()
    expect(screen.getByText(/^Equal: /).textContent).toContain('cluster')
  })

  it('shows what changed between the revisions', async () => {
    await show([failed, good])
    const button = screen.getByRole('button', { name: 'what changed' })
    fireEvent.click(button)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    const changed = within(row('command'))
    expect(changed.getByText('42').tagName).toBe('STRONG')
    expect(changed.getByText('41').tagName).toBe('STRONG')
  })

  it('writes out what would hide in a value, and cuts a long one', async () => {
    const hostile = toSide('1', container({}), ['a\u202eb', 'x'.repeat(5_000)])
    await show([hostile, good])
    expect(row('Command').textContent).toContain('a\\u202eb')
    expect(row('Command').textContent.length).toBeLessThan(1_000)
    fireEvent.click(within(row('Command')).getByRole('button', { name: 'Show all' }))
    expect(row('Command').textContent.length).toBeGreaterThan(5_000)
  })

  it('leaves the other side where one is denied, and drops what was shown of it', async () => {
    const failure = { kind: 'forbidden', message: 'Denied.' } as const
    await show([failed, { address: good.address, failure }])
    expect(screen.getByText(/Denied\./)).toBeTruthy()
    expect(row('Outcome').textContent).toContain('Failed')
    expect(screen.queryByRole('radio')).toBeNull()
    scriptServer(failureOf('forbidden', 403))
    cleanup()
    await show([failed, good])
    expect(screen.queryByText('Failed')).toBeNull()
  })
})
