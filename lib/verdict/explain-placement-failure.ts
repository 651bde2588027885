import { findStopRule } from './stop-rules.ts'

export interface PlacementMeaning {
  title: string
  cause: string
  remedy: string
}

/**
 * What one of RunTask's `failures[]` means; undefined where only AWS's own words can be shown.
 * Source: Developer Guide, api_failures_messages.
 */
export function explainPlacementFailure(
  reason: string,
  detail?: string,
): PlacementMeaning | undefined {
  const texts = detail ? [reason, detail] : [reason]
  const rule = findStopRule(texts.map(text => ({ field: 'stoppedReason', text })))?.rule
  return rule && { title: rule.title, cause: rule.cause, remedy: rule.remedy }
}
