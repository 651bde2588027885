import { MantineProvider } from '@mantine/core'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { createElement, useState } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StopAnswer, StopOutcome, StopResult } from '@/lib/launching/stop/stop-outcome'
import { fail, succeed } from '@/lib/result'
import type { Result } from '@/lib/result'
import { StopTasksDialog } from './stop-tasks-dialog'
import type { StopTasksAction } from './use-stop-tasks'

const arnOf = (cluster: string, index: number) =>
  `arn:aws:ecs:us-east-1:111122223333:task/${cluster}/${String(index).repeat(32)}`
const PROD = 'arn:aws:ecs:us-east-1:111122223333:cluster/prod'
const LEDGER = 'arn:aws:ecs:us-east-1:111122223333:cluster/ledger'
const taskOf = (cluster: string, index: number) => ({
  arn: arnOf(cluster, index),
  family: `job-${index}`,
  taskId: String(index).repeat(32),
  cluster,
})
const denied: StopAnswer = {
  kind: 'failed',
  failure: { kind: 'forbidden', message: 'Your credentials don’t allow ecs:StopTask.' },
}

/** The test's document has no fonts, to whose loading a text area listens. */
const addFonts = () => Reflect.set(document, 'fonts', new EventTarget())

describe('the dialog that stops tasks', () => {
  beforeAll(addFonts)
  type Request = Parameters<StopTasksAction>[0]
  let requests: Request[]
  let told: StopResult[][]
  let reply: (request: Request) => Result<StopOutcome>
  const answerAll = (toAnswer: (arn: string) => StopAnswer) => (request: Request) =>
    succeed<StopOutcome>({
      kind: 'answered',
      results: request.tasks.map(taskArn => ({ taskArn, ...toAnswer(taskArn) })),
    })
  const onAsked = vi.fn()
  beforeEach(() => {
    requests = []
    told = []
    reply = answerAll(() => ({ kind: 'stopping' }))
    onAsked.mockClear()
  })

  const stop: StopTasksAction = async request => {
    requests.push(request)
    return reply(request)
  }

  function Page({ tasks }: { tasks: ReturnType<typeof taskOf>[] }) {
    const [isOpen, setIsOpen] = useState(true)
    return createElement(
      MantineProvider,
      { env: 'test' },
      createElement('button', { onClick: () => setIsOpen(true) }, 'Open'),
      createElement(StopTasksDialog, {
        tasks,
        isOpen,
        stop,
        onAsked,
        onClose: () => setIsOpen(false),
        onStopped: results => told.push(results),
      }),
    )
  }

  const open = (tasks: ReturnType<typeof taskOf>[]) => render(createElement(Page, { tasks }))
  const dialog = () => within(screen.getByRole('dialog'))
  const click = (name: string | RegExp) =>
    act(async () => void fireEvent.click(dialog().getByRole('button', { name })))
  const type = (value: string) =>
    fireEvent.change(dialog().getByRole('textbox', { name: 'Reason' }), { target: { value } })
  const reason = () => dialog().getByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' }).value

  it('lists what it stops by cluster, the first five by name', async () => {
    open([1, 2, 3, 4, 5, 6].map(index => taskOf('demo', index)).concat(taskOf('prod', 7)))
    const demo = within(dialog().getByRole('region', { name: 'Cluster demo' }))
    expect(demo.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      ...[1, 2, 3, 4, 5].map(
        index => `job-${index} ${index}${index}${index}${index}…${index}${index}${index}${index}`,
      ),
      'and 1 more',
    ])
    const prod = within(dialog().getByRole('region', { name: 'Cluster prod' }))
    expect(prod.getByRole('listitem').textContent).toBe('and 1 more')
    type('  bad batch ')
    await click('Stop 7 tasks')
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({ reason: 'bad batch', confirmedClusters: [] })
    expect(onAsked).toHaveBeenCalledWith(requests[0]?.tasks)
    expect(told).toEqual([requests[0]?.tasks.map(taskArn => ({ taskArn, kind: 'stopping' }))])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('keeps those that failed, says why once, and tries only them again', async () => {
    const tasks = [1, 2, 3].map(index => taskOf('demo', index))
    reply = answerAll(arn => (arn === tasks[1]?.arn ? { kind: 'stopping' } : denied))
    open(tasks)
    type('bad batch')
    await click('Stop 3 tasks')
    expect(dialog().getAllByRole('status')).toHaveLength(1)
    expect(dialog().getByRole('status').textContent).toContain(
      '2 tasks were not stopped: job-1 1111…1111, job-3 3333…3333.',
    )
    expect(reason()).toBe('bad batch')
    reply = answerAll(() => ({ kind: 'stopped' }))
    await click('Try 2 tasks again')
    expect(requests[1]).toMatchObject({
      tasks: [tasks[0]?.arn, tasks[2]?.arn],
      reason: 'bad batch',
    })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('loses nothing when the whole request fails', async () => {
    reply = () => fail({ kind: 'unreachable', message: 'No answer.' })
    open([taskOf('demo', 1)])
    type('bad batch')
    await click('Stop task')
    expect(dialog().getByRole('status').textContent).toContain('may not have been stopped')
    await click('Close')
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Open' })))
    expect(reason()).toBe('bad batch')
  })

  it('asks once for each production cluster, and sends nothing more before', async () => {
    reply = request =>
      request.confirmedClusters.length === 2
        ? answerAll(() => ({ kind: 'stopping' }))(request)
        : succeed({ kind: 'unconfirmed', clusters: [PROD, LEDGER] })
    open([taskOf('prod', 1), taskOf('prod', 2), taskOf('ledger', 3)])
    await click('Stop 3 tasks')
    expect(told).toEqual([[]])
    await click('Stop 2 tasks on prod in 111122223333')
    expect(requests).toHaveLength(1)
    await click('Stop 1 task on ledger in 111122223333')
    expect(requests[1]?.confirmedClusters).toEqual([PROD, LEDGER])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('stops nothing where the question is cancelled', async () => {
    reply = () => succeed({ kind: 'unconfirmed', clusters: [PROD] })
    open([taskOf('prod', 1)])
    type('careful')
    await click('Stop task')
    await click('Cancel')
    expect(reason()).toBe('careful')
    expect(requests).toHaveLength(1)
  })

  it('sends no reason that is too long', async () => {
    open([taskOf('demo', 1)])
    type('🛑'.repeat(255))
    expect(dialog().getByText('255 of 255 characters')).toBeDefined()
    type('🛑'.repeat(256))
    await click('Stop task')
    expect(requests).toEqual([])
  })
})
