import { act, renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import { useLaunch } from './use-launch'
import type { LaunchAction } from './use-launch'

const { push } = vi.hoisted(() => ({ push: vi.fn() }))
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

const values = toDefaultValues({ taskDefinition: 'db-migrate:1' })
const failure = { kind: 'rejected', message: 'ECS refused the request.' } as const
const launched: LaunchOutcome = {
  kind: 'launched',
  launchId: '-',
  taskArns: [],
  failures: [],
  href: '/tasks/of-this-launch',
}
const refused: LaunchOutcome = { kind: 'refused', launchId: '-', failure }
const open: LaunchOutcome = {
  kind: 'open',
  launchId: '-',
  failure: { ...failure, kind: 'unreachable' },
}
const unsent: LaunchOutcome = {
  kind: 'unsent',
  launchId: '-',
  failure: { ...failure, kind: 'throttled' },
}
const unconfirmed: LaunchOutcome = { kind: 'unconfirmed', launchId: '-', cluster: 'prod' }

/** A page whose clicks get these outcomes, one after the other; an error breaks the call. */
function openPage(...outcomes: (LaunchOutcome | Error)[]) {
  const launch = vi.fn<LaunchAction>()
  for (const outcome of outcomes) {
    if (outcome instanceof Error) launch.mockRejectedValueOnce(outcome)
    else launch.mockResolvedValueOnce(outcome)
  }
  const { result } = renderHook(() => useLaunch('us-east-1', launch))
  return {
    click: (fingerprint = 'a', isConfirmed = false) =>
      act(() => result.current.send({ values, fingerprint, isConfirmed })),
    idOf: (click: number) => launch.mock.calls[click]?.[0].launchId,
    launch,
    state: () => result.current.state,
  }
}

describe('one launch per intent', () => {
  beforeEach(() => void push.mockReset())

  it('sends once, however often it is clicked before the answer', async () => {
    const page = openPage(launched)
    await act(() => Promise.all([page.click(), page.click()]))
    expect(page.launch).toHaveBeenCalledOnce()
  })

  it('stays under way after a launch, until the next page is there', async () => {
    const page = openPage(launched)
    await page.click()
    await page.click()
    expect(page.launch).toHaveBeenCalledOnce()
    expect(push).toHaveBeenCalledExactlyOnceWith('/tasks/of-this-launch')
    expect(page.state()).toEqual({ kind: 'launching' })
  })

  it.each([
    ['the call broke', new Error('connection lost'), { kind: 'unanswered' }],
    ['AWS did not respond', open, { kind: 'answered', outcome: open }],
  ])('sends the same ID again when %s and nothing was changed', async (_when, outcome, state) => {
    const page = openPage(outcome, launched)
    await page.click()
    expect(page.state()).toEqual(state)
    await page.click()
    expect(page.idOf(1)).toBe(page.idOf(0))
  })

  it('takes a new ID when the request was changed after a lost answer', async () => {
    const page = openPage(open, launched)
    await page.click('a')
    await page.click('b')
    expect(page.idOf(1)).not.toBe(page.idOf(0))
  })

  it('takes a new ID after a refusal, which settles the launch', async () => {
    const page = openPage(refused, launched)
    await page.click()
    await page.click()
    expect(page.idOf(1)).not.toBe(page.idOf(0))
  })

  it('takes a new ID where the server holds another request under it', async () => {
    const page = openPage({ ...open, failure: { ...failure, kind: 'invalid' } }, launched)
    await page.click()
    await page.click()
    expect(page.idOf(1)).not.toBe(page.idOf(0))
  })

  it('goes on with the same ID once a production cluster is confirmed', async () => {
    const page = openPage(unconfirmed, launched)
    await page.click()
    expect(page.state()).toEqual({ kind: 'idle' })
    await page.click('a', true)
    expect(page.launch.mock.calls.map(([request]) => request.isConfirmed)).toEqual([false, true])
    expect(page.idOf(1)).toBe(page.idOf(0))
  })

  it('says refused when nothing was sent, and keeps the ID for the next click', async () => {
    const page = openPage(unsent, launched)
    await page.click('a')
    expect(page.state()).toMatchObject({ outcome: { kind: 'refused' } })
    await page.click('b')
    expect(page.idOf(1)).toBe(page.idOf(0))
  })

  it('says that it may have started when only the second try was not sent', async () => {
    const page = openPage(open, unsent, launched)
    await page.click()
    await page.click()
    expect(page.state()).toMatchObject({ outcome: { kind: 'open' } })
    await page.click()
    expect([page.idOf(1), page.idOf(2)]).toEqual([page.idOf(0), page.idOf(0)])
  })
})
