import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { createElement, Fragment } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toTaskView } from '@/lib/task-view/task/task-view'
import { pass } from '@/lib/testing/render-with-queries'
import { failureOf, scriptServer, valueOf } from '@/lib/testing/scripted-server'
import { ContainersCard } from './containers-card'
import { RawCard } from './raw-card'
import { TaskFacts } from './task-facts'

const nowMs = Date.UTC(2026, 10, 23, 14)
const seenAt = new Date(nowMs).toISOString()
const arn = 'arn:aws:ecs:us-east-1:111122223333'

const task: Task = {
  taskArn: `${arn}:task/demo/c7f1aaaabbbbccccddddeeeeffff90ab`,
  clusterArn: `${arn}:cluster/demo`,
  taskDefinitionArn: `${arn}:task-definition/db-migrate:14`,
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  version: 4,
  containers: [
    { name: 'app', lastStatus: 'RUNNING', runtimeId: 'runtime-1' },
    { name: 'log-router', lastStatus: 'RUNNING' },
  ],
}
const definition: TaskDefinition = {
  enableFaultInjection: true,
  containerDefinitions: [
    { name: 'app', restartPolicy: { enabled: true, ignoredExitCodes: [0, 3] } },
    { name: 'log-router', essential: false },
  ],
}

function Page({ shown, known }: { shown: Task; known?: TaskDefinition }) {
  const tracked = { task: shown, seenAt, changedAt: seenAt, keptSince: seenAt, definition: known }
  const view = toTaskView({ ...tracked, freshness: { kind: 'live' } }, nowMs)
  return createElement(
    Fragment,
    null,
    createElement(ContainersCard, { containers: view.containers }),
    createElement(TaskFacts, { task: view, changeTags: vi.fn() }),
    createElement(RawCard, { task: view }),
  )
}

function show(shown: Task, known?: TaskDefinition) {
  const client = new QueryClient()
  const toPage = (next: Task) =>
    createElement(
      MantineProvider,
      null,
      createElement(QueryClientProvider, { client }, createElement(Page, { shown: next, known })),
    )
  const { rerender } = render(toPage(shown))
  return { change: (next: Task) => rerender(toPage(next)) }
}

const panel = (name: string) => within(screen.getByRole('region', { name }))

beforeEach(() => void vi.useFakeTimers({ now: nowMs }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the details of a container', () => {
  const toggle = () => screen.getByRole('button', { name: 'Details of container app' })
  const isOpen = () => toggle().getAttribute('aria-expanded') === 'true'

  it('open behind its name and stay open while the task changes', () => {
    const { change } = show(task, definition)
    expect(screen.queryByText('Runtime ID')).toBeNull()
    fireEvent.click(toggle())
    expect(isOpen()).toBe(true)
    change({
      ...task,
      containers: [{ name: 'app', lastStatus: 'STOPPED', runtimeId: 'runtime-2' }],
    })
    expect(isOpen()).toBe(true)
    expect(screen.getByRole('button', { name: 'Copy runtime ID of app runtime-2' })).toBeTruthy()
    fireEvent.click(toggle())
    expect(screen.queryByText('Runtime ID')).toBeNull()
  })

  it('say that its exit code need not be the end', () => {
    show(task, definition)
    expect(screen.getByText('restarts inside the task')).toBeTruthy()
    fireEvent.click(toggle())
    expect(
      screen.getByText(/on every exit code except 0, 3, once it has run for 300 s/),
    ).toBeTruthy()
  })

  it('are told apart where an answer names two containers alike', () => {
    show({ ...task, containers: [{ name: 'app' }, { name: 'app' }] })
    expect(screen.getAllByRole('button', { name: 'Details of container app' })).toHaveLength(2)
  })
})

describe('the facts of a task', () => {
  it('name fault injection where the definition allows it', () => {
    show(task, definition)
    expect(panel('Placement').getByText(/^on: AWS Fault Injection Service/)).toBeTruthy()
  })

  it('lead to the AWS console', () => {
    show(task)
    const link = panel('IDs').getByRole('link', { name: /^Open the task definition in the AWS/ })
    expect(link.getAttribute('href')).toMatch(
      /^https:\/\/console\.aws\.amazon\.com\/ecs\/v2\/task-definitions\/db-migrate\/14\//,
    )
  })

  it('name the container of a change where the task has several', () => {
    const overrides = { containerOverrides: [{ name: 'app', cpu: 7 }] }
    show({ ...task, overrides })
    const changed = panel('Changed against the definition')
    expect(changed.getByRole('heading', { name: 'app' })).toBeTruthy()
  })

  it('cut a value of a megabyte until somebody asks for all of it', () => {
    const long = `${'x'.repeat(1_000_000)}end`
    show({ ...task, group: long })
    const placement = panel('Placement')
    expect(placement.queryByText(/end/)).toBeNull()
    fireEvent.click(placement.getByRole('button', { name: 'Show all' }))
    expect(placement.getByText(/xend/)).toBeTruthy()
  })
})

describe('the JSON of a task', () => {
  const raw = (more: object) => valueOf({ task: { ...task, ...more } })
  const open = async () => {
    const details = screen.getByText('JSON').closest('details')
    if (!details) throw new Error('There is no JSON to open.')
    act(() => {
      details.open = true
      fireEvent(details, new Event('toggle'))
    })
    await pass(0)
  }
  const json = () => screen.getByLabelText('JSON of the task').textContent

  it('is asked for when somebody opens it, and again when the task changes', async () => {
    const server = scriptServer(raw({}))
    const { change } = show(task)
    expect(server.asked).toEqual([])
    await open()
    expect(server.asked).toEqual([
      '/api/tasks/us-east-1/111122223333/demo/c7f1aaaabbbbccccddddeeeeffff90ab/raw',
    ])
    expect(json()).toContain('"version": 4')
    server.answers(raw({ version: 5 }))
    change({ ...task, version: 5 })
    await pass(0)
    expect(json()).toContain('"version": 5')
  })

  it('says why it is not there, and is asked for again', async () => {
    const server = scriptServer(failureOf('throttled', 429))
    show(task)
    await open()
    expect(screen.getByText(/It is throttled/)).toBeTruthy()
    server.answers(raw({}))
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await pass(0)
    expect(json()).toContain('"version": 4')
  })

  it('is cut where it is a megabyte, and copied whole', async () => {
    scriptServer(raw({ group: 'x'.repeat(1_000_000) }))
    let copied = ''
    const writeText = async (text: string) => void (copied = text)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    show(task)
    await open()
    expect(json()?.length).toBeLessThan(110_000)
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }))
    await pass(0)
    expect(copied.length).toBeGreaterThan(1_000_000)
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }))
    expect(json()?.length).toBeGreaterThan(1_000_000)
  })
})
