import { findStopRule } from './rules/stop-rules.ts'
import { guides } from './rules/guide.ts'
import type { GuidePage } from './rules/guide.ts'

/** One of RunTask's `failures[]`: a task that was not placed, in AWS's words. */
export interface PlacementFailure {
  arn?: string
  reason: string
  detail?: string
}

export interface PlacementMeaning {
  title: string
  cause: string
  remedy: string
  /** The AWS page about it. */
  guide?: GuidePage
}

/**
 * Explains one of RunTask's `failures[]` (Developer Guide, api_failures_messages).
 *
 * @returns undefined where AWS's own words are all there is.
 */
export function explainPlacementFailure(
  reason: string,
  detail?: string,
): PlacementMeaning | undefined {
  const texts = detail ? [reason, detail] : [reason]
  const rule = findStopRule(texts.map(text => ({ field: 'stoppedReason', text })))?.rule
  return (
    rule && {
      title: rule.title.replace('{container}', 'The container'),
      cause: rule.cause,
      remedy: rule.remedy,
      guide: guides[rule.guide],
    }
  )
}
