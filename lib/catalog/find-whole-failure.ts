import type { Failure, Result } from '../result.ts'

/**
 * Why an answer of several reads can't be given at all: the session has ended, or every read failed.
 * One read that fails takes away only its own part.
 */
export function findWholeFailure(reads: readonly Result<unknown>[]): Failure | undefined {
  const failures = reads.flatMap(read => (read.ok ? [] : read.failure))
  const ended = failures.find(({ kind }) => kind === 'expired')
  return ended ?? (failures.length === reads.length ? failures[0] : undefined)
}
