import type { Verdict } from '../../verdict/verdict.ts'

/** How many of the earlier runs of a family ended as this one did. */
export interface AlikeRuns {
  count: number
  /** Of so many earlier runs that have ended. */
  of: number
}

/**
 * The same for two runs that ended alike: by the same rule or stop code, or with the same exit code of
 * the same container. Undefined for a task that runs.
 */
export function toEndingKey({
  outcome,
  rule,
  category,
  evidence,
}: Pick<Verdict, 'outcome' | 'rule' | 'category' | 'evidence'>): string | undefined {
  if (outcome === 'running') return undefined
  const [first] = evidence
  return [outcome, rule ?? [category, first?.container, first?.exitCode].join(' ')].join(' ')
}

/** Undefined for a run that went well, was stopped by a person or still runs, and without another. */
export function toAlikeRuns(
  verdict: Pick<Verdict, 'outcome' | 'rule' | 'category' | 'evidence'>,
  earlier: readonly { endingKey?: string }[],
): AlikeRuns | undefined {
  const { outcome } = verdict
  if (outcome !== 'failed' && outcome !== 'never-started' && outcome !== 'interrupted') {
    return undefined
  }
  const key = toEndingKey(verdict)
  const ended = earlier.filter(({ endingKey }) => endingKey !== undefined)
  const count = ended.filter(({ endingKey }) => endingKey === key).length
  return count === 0 ? undefined : { count, of: ended.length }
}
