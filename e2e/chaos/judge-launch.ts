import type { Outcome } from './operator-session.ts'

/** Everything that is known about one launch at the end of a run. */
export interface LaunchRecord {
  launchId: string
  /** What each click was answered, in the order of the answers. */
  answers: Outcome[]
  /** The tasks that AWS has with the launch's mark in `startedBy`. */
  startedTaskArns: string[]
  /** What the launch's page says; undefined when the ledger doesn't have the launch. */
  page?: { state: string; taskArns: string[] }
}

export type Fault = 'double' | 'loss' | 'phantom' | 'disagreement' | 'unstored'

/** Which promises a launch broke; none is right. */
export function judgeLaunch(launch: LaunchRecord): Fault[] {
  const { startedTaskArns, page, answers } = launch
  const faults: Fault[] = []
  if (startedTaskArns.length > 1) faults.push('double')
  if (startedTaskArns.some(arn => !page?.taskArns.includes(arn))) faults.push('loss')
  if (page?.taskArns.some(arn => !startedTaskArns.includes(arn))) faults.push('phantom')
  if (!doAgree(launch)) faults.push('disagreement')
  if (!page && (answers.length > 0 || startedTaskArns.length > 0)) faults.push('unstored')
  return faults
}

/** An answer that says what became of the launch must be what its page says in the end. */
function doAgree({ answers, page }: LaunchRecord): boolean {
  return answers.every(({ kind, taskArns = [] }) => {
    if (kind === 'open') return true
    if (kind !== 'launched') return page?.state === kind
    return page?.state === 'launched' && taskArns.join() === page.taskArns.join()
  })
}
