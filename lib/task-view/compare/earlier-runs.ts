import type { TaskAddress } from '../../aws/arn.ts'
import type { PastRun } from '../runs/past-run.ts'
import { isTaskReference, toTaskAddress } from '../task-address.ts'

/** An earlier run of the family that one may want beside this one. */
export interface EarlierRun {
  address: TaskAddress
  /** ISO 8601. */
  createdAt: string
}

/** Undefined where there is none, as far as the session may see. */
export interface EarlierRuns {
  last?: EarlierRun
  lastSucceeded?: EarlierRun
}

/** @param runs earlier runs of the family, newest first */
export function toEarlierRuns(runs: readonly PastRun[]): EarlierRuns {
  const known = runs.flatMap(run => {
    const address = toTaskAddress(run.taskArn, run.clusterArn)
    return isTaskReference(address) ? [{ ...run, address }] : []
  })
  return {
    last: toEarlierRun(known[0]),
    lastSucceeded: toEarlierRun(known.find(({ outcome }) => outcome === 'succeeded')),
  }
}

const toEarlierRun = (run: EarlierRun | undefined): EarlierRun | undefined =>
  run && { address: run.address, createdAt: run.createdAt }
