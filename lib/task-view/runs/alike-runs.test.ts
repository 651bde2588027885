import { expect, it } from 'vitest'
import { explainStop } from '../../verdict/explain-stop.ts'
import { toAlikeRuns, toEndingKey } from './alike-runs.ts'

const exited = (exitCode: number, name = 'app') =>
  explainStop({
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    containers: [{ name, image: 'demo', exitCode }],
  })
const unpulled = (reason: string) =>
  explainStop({
    lastStatus: 'STOPPED',
    stopCode: 'TaskFailedToStart',
    stoppedReason: `CannotPullContainerError: ${reason}`,
  })
const runs = (...verdicts: ReturnType<typeof exited>[]) =>
  verdicts.map(verdict => ({ endingKey: toEndingKey(verdict) }))

it('counts the earlier runs with the same code of the same container', () => {
  const earlier = runs(exited(3), exited(0), exited(3), exited(4), exited(3, 'other'))
  expect(toAlikeRuns(exited(3), earlier)).toEqual({ count: 2, of: 5 })
})

it('counts by the cause, not by AWS’s words', () => {
  const earlier = runs(unpulled('manifest for acme/a:1 not found'), unpulled('toomanyrequests: x'))
  expect(toAlikeRuns(unpulled('manifest for acme/b:2 not found'), earlier)).toEqual({
    count: 1,
    of: 2,
  })
})

it('leaves out runs that have not ended', () => {
  const running = explainStop({ lastStatus: 'RUNNING' })
  expect(toAlikeRuns(exited(3), runs(exited(3), running))).toEqual({ count: 1, of: 1 })
})

it('says nothing of a success, of a stop, or where no other run ended so', () => {
  const stopped = explainStop({ lastStatus: 'STOPPED', stopCode: 'UserInitiated' })
  expect(toAlikeRuns(exited(0), runs(exited(0)))).toBeUndefined()
  expect(toAlikeRuns(stopped, runs(stopped))).toBeUndefined()
  expect(toAlikeRuns(exited(3), runs(exited(0)))).toBeUndefined()
})
