import { Failure$, Task$ } from '@aws-sdk/client-ecs'
import type { Failure, Task } from '@aws-sdk/client-ecs'
import { MantineProvider } from '@mantine/core'
import { NormalizedSchema } from '@smithy/core/schema'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toTaskView } from '@/lib/task-view/task/task-view'
import { pass } from '@/lib/testing/render-with-queries'
import { scriptServer, valueOf } from '@/lib/testing/scripted-server'
import { LaunchFailures } from '../launch/launch-failures'
import { CommandsPanel } from './panels/commands-panel'
import { ContainersCard } from './containers-card'
import { TaskFacts } from './task-facts'
import { TaskPage } from './task-page'

/** What no page shows outside the task's JSON, each with its reason. */
const LEFT_OUT: Record<string, string> = {
  'containers[].taskArn': 'It is the ARN of the task itself, which the page shows once.',
}

const BASE_MS = Date.UTC(2026, 10, 23, 14)

/** One mark for each member of a schema at any depth: what has to be found on the page. */
type Marks = Map<string, string>

/** Flags have no text of their own: each of these changes the page, which has a test below. */
const FLAG = 'a flag'
const FLAGS = ['enableExecuteCommand']

/** A value of the schema in which every member is there, with a mark of its own. */
function fill(schema: NormalizedSchema, path: string, marks: Marks): unknown {
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()]
    return Object.fromEntries(
      members.map(([name, member]) => [name, fill(member, path ? `${path}.${name}` : name, marks)]),
    )
  }
  if (schema.isListSchema()) return [fill(schema.getValueSchema(), `${path}[]`, marks)]
  const number = marks.size
  if (schema.isBooleanSchema()) return mark(true, FLAG, { path, marks })
  if (schema.isNumericSchema())
    return mark(70_001 + number, String(70_001 + number), { path, marks })
  if (schema.isTimestampSchema()) {
    const at = new Date(BASE_MS + number * 60_000)
    return mark(at, at.toISOString(), { path, marks })
  }
  if (!schema.isStringSchema()) throw new Error(`${path} has a type that this test can’t fill.`)
  const text = `mark${String(number).padStart(3, '0')}x`
  return mark(text, text, { path, marks })
}

function mark<T>(value: T, found: string, { path, marks }: { path: string; marks: Marks }): T {
  marks.set(path, found)
  return value
}

/** All texts of the page: what is seen, read out, or shown on hover. Numbers lose their commas. */
function drawnText(): string {
  const texts = [...document.body.querySelectorAll('*')].flatMap(element => [
    ...['title', 'aria-label', 'datetime'].map(name => element.getAttribute(name) ?? ''),
  ])
  return [document.body.textContent, ...texts]
    .join('\n')
    .toLowerCase()
    .replaceAll(/(?<=\d),/g, '')
}

const draw = (page: ReactNode) =>
  render(
    createElement(
      MantineProvider,
      null,
      createElement(QueryClientProvider, { client: new QueryClient() }, page),
    ),
  )

function toView(task: Task) {
  const seenAt = new Date(BASE_MS).toISOString()
  const tracked = { task, seenAt, changedAt: seenAt, keptSince: seenAt }
  return toTaskView({ ...tracked, freshness: { kind: 'live' } }, BASE_MS)
}

/** Safe: it is the JSON of a task. */
const fromJson = (text: string): Task => JSON.parse(text) as Task

/** The same with every text longer than anybody reads. */
const lengthened = (task: unknown): Task =>
  fromJson(JSON.stringify(task).replaceAll(/mark\d+x/g, found => found + 'y'.repeat(20_000)))

function openContainers() {
  for (const toggle of screen.queryAllByRole('button', { name: /^Details of container/ }))
    fireEvent.click(toggle)
}

async function drawTask(task: Task): Promise<string> {
  const initial = { task: toView(task) }
  scriptServer(valueOf(initial, 'stop'))
  const actions = {
    check: vi.fn(),
    stop: vi.fn(),
    changeTags: vi.fn(),
    launch: vi.fn(),
    find: vi.fn(),
  }
  const { unmount } = draw(createElement(TaskPage, { initial, actions }))
  await pass(0)
  openContainers()
  const drawn = drawnText()
  unmount()
  return drawn
}

/** The members whose mark is in none of the texts. */
const findHidden = (marks: Marks, drawn: string[]): string[] =>
  [...marks].flatMap(([path, found]) =>
    drawn.some(text => text.includes(found.toLowerCase())) ? [] : path,
  )

/** ECS gives a port or a range of ports. */
const withoutPortRanges = (task: Task): Task => ({
  ...task,
  containers: task.containers?.map(container => ({
    ...container,
    networkBindings: container.networkBindings?.map(binding => ({
      ...binding,
      hostPortRange: undefined,
      containerPortRange: undefined,
    })),
  })),
})

describe('the page of a task', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('shows every member that DescribeTasks may return, or leaves it out for a reason', async () => {
    vi.useFakeTimers({ now: BASE_MS })
    const marks: Marks = new Map()
    // Safe: the schema is that of this very type.
    const task = fill(NormalizedSchema.of(Task$), '', marks) as Task
    const drawn = [
      await drawTask(task),
      await drawTask({ ...task, stopCode: undefined, stoppedReason: undefined }),
      await drawTask(withoutPortRanges(task)),
    ]
    vi.useRealTimers()
    expect(marks.size).toBeGreaterThan(80)
    expect(findHidden(marks, drawn).sort()).toEqual([...Object.keys(LEFT_OUT), ...FLAGS].sort())
  })

  it('cuts the facts that are too long to read', () => {
    const task = lengthened(fill(NormalizedSchema.of(Task$), '', new Map()))
    const view = toView(task)
    scriptServer('down')
    draw(createElement(TaskFacts, { task: view, changeTags: vi.fn() }))
    draw(createElement(ContainersCard, { containers: view.containers }))
    draw(createElement(CommandsPanel, { task: view }))
    openContainers()
    expect(drawnText().match(/mark\d+xy{700}/g)).toBeNull()
  })

  it('cuts the names in its heading and over its log', () => {
    const task = lengthened(fill(NormalizedSchema.of(Task$), '', new Map()))
    const initial = { task: { ...toView(task), launchedBy: `user/${'y'.repeat(20_000)}` } }
    scriptServer('down')
    const actions = {
      check: vi.fn(),
      stop: vi.fn(),
      changeTags: vi.fn(),
      launch: vi.fn(),
      find: vi.fn(),
    }
    draw(createElement(TaskPage, { initial, actions }))
    const drawn = [...screen.getAllByRole('banner'), screen.getByRole('region', { name: 'Log' })]
      .map(({ innerHTML }) => innerHTML.replaceAll(/href="[^"]*"/g, ''))
      .join()
    expect(drawn).not.toMatch(/y{700}/)
  })

  it('shows whether ECS Exec is on', async () => {
    vi.useFakeTimers({ now: BASE_MS })
    const [on, off] = [
      await drawTask({ enableExecuteCommand: true }),
      await drawTask({ enableExecuteCommand: false }),
    ]
    vi.useRealTimers()
    expect(on).not.toBe(off)
  })

  it('shows every member of a failure', () => {
    const marks: Marks = new Map()
    // Safe: the schema is that of this very type.
    const failure = fill(NormalizedSchema.of(Failure$), '', marks) as Failure
    const { reason = '', ...rest } = failure
    draw(createElement(LaunchFailures, { failures: [{ reason, ...rest }] }))
    expect(findHidden(marks, [drawnText()])).toEqual([])
  })
})
