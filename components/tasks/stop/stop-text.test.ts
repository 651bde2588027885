import { describe, expect, it } from 'vitest'
import type { StoppableTask, Stopping } from './stoppable-task.ts'
import { toNotStoppedText, toSignalText, toStopText, toTagText } from './stop-text.ts'

const base: StoppableTask = { arn: 'a', family: 'job', taskId: 'f'.repeat(32), cluster: 'demo' }
const of = (stopping: Partial<Stopping>): StoppableTask[] => [
  { ...base, stopping: { isWindows: false, isOnFargate: true, containers: [], ...stopping } },
]

describe('what the dialog says about signals', () => {
  it('names the signal and the one timeout of all containers', () => {
    expect(toSignalText(of({ containers: [{ name: 'app' }] }))).toBe(
      'ECS sends SIGTERM, or the image’s STOPSIGNAL, to each container. It sends SIGKILL to any that are still running after 30 s.',
    )
    const [app, proxy] = ['app', 'proxy'].map(name => ({ name, stopTimeoutSeconds: 120 }))
    expect(
      toSignalText(of({ containers: [app, proxy].filter(each => each !== undefined) })),
    ).toContain('after 120 s.')
  })

  it('names each container’s timeout where they differ, up to four of them', () => {
    const containers = [{ name: 'app', stopTimeoutSeconds: 120 }, { name: 'proxy' }]
    expect(toSignalText(of({ containers }))).toContain(
      'after their stop timeout: app 120 s, proxy 30 s.',
    )
    const many = [...containers, { name: 'a' }, { name: 'b' }, { name: 'c' }]
    expect(toSignalText(of({ containers: many }))).toContain('their stop timeout, 120 s at most.')
  })

  it('says on instances that the agent can have another default', () => {
    const unset = [{ name: 'app' }]
    expect(toSignalText(of({ isOnFargate: false, containers: unset }))).toMatch(/ECS agent may use/)
    const set = [{ name: 'app', stopTimeoutSeconds: 30 }]
    expect(toSignalText(of({ isOnFargate: false, containers: set }))).not.toMatch(/agent/)
  })

  it('names no POSIX signal for Windows containers', () => {
    const text = toSignalText(of({ isWindows: true, containers: [{ name: 'app' }] }))
    expect(text).toContain('CTRL_SHUTDOWN_EVENT')
    expect(text).not.toContain('SIG')
  })

  it('claims no timeout that it does not know', () => {
    for (const tasks of [[base], [base, base], of({})]) {
      expect(toSignalText(tasks)).toContain('their stop timeout, 30 s by default.')
    }
  })

  it('promises the tags of tasks that it may not have seen to nobody', () => {
    expect(toTagText(1)).toMatch(/keeps them/)
    expect(toTagText(2)).toMatch(/those it has seen/)
  })
})

describe('what became of stopped tasks', () => {
  it('counts each kind, and none that failed', () => {
    const failure = { kind: 'rejected', message: 'no' } as const
    expect(
      toStopText([
        { taskArn: 'a', kind: 'stopping' },
        { taskArn: 'b', kind: 'stopping' },
        { taskArn: 'c', kind: 'stopped' },
        { taskArn: 'd', kind: 'pending', until: '2026-01-01T00:00:00.000Z' },
        { taskArn: 'e', kind: 'failed', failure },
      ]),
    ).toBe(
      '2 tasks are stopping. 1 task had already stopped. ECS doesn’t list 1 task yet; Slipway keeps trying to stop it.',
    )
    expect(toStopText([{ taskArn: 'e', kind: 'failed', failure }])).toBe('')
  })

  it('names the tasks that failed, and is not sure where AWS did not respond', () => {
    expect(toNotStoppedText(undefined, false)).toBe('The task was not stopped.')
    expect(toNotStoppedText(['job 1'], true)).toBe('job 1 may not have been stopped.')
    expect(toNotStoppedText(['job 1', 'job 2'], false)).toBe(
      '2 tasks were not stopped: job 1, job 2.',
    )
    expect(toNotStoppedText(['1', '2', '3', '4', '5'], false)).toBe(
      '5 tasks were not stopped: 1, 2, 3 and 2 more.',
    )
  })
})
