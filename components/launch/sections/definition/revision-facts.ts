import type { RevisionChoice } from '@/lib/catalog/choices'
import { toAgoText } from '@/components/ui/duration-text'

/** `latest · 3 d ago`, `inactive`: what tells a revision from its neighbours. */
export function revisionFacts(
  choice: RevisionChoice | undefined,
  newest: RevisionChoice | undefined,
  nowMs: number,
): string {
  if (!choice) return ''
  const parts = [
    choice === newest && 'latest',
    choice.status === 'INACTIVE' && 'inactive',
    choice.registeredAt && toAgoText(nowMs - Date.parse(choice.registeredAt)),
  ]
  return parts.filter(Boolean).join(' · ')
}
