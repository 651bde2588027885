import type { FamilyChoice, RevisionChoice } from '@/lib/catalog/choices'
import type { PickerItem } from '../../fields/picker/match-typed'

/** Families with their status. Those that ECS doesn’t run come last. */
export const toFamilyItems = (
  active: readonly FamilyChoice[],
  inactive: readonly FamilyChoice[] = [],
): PickerItem[] => [
  ...active.map(({ family }) => ({ value: family, facts: 'active' })),
  ...inactive.map(({ family }) => ({ value: family, facts: 'inactive' })),
]

/** Revisions as they are listed, the latest and the inactive ones marked. */
export const toRevisionItems = (revisions: readonly RevisionChoice[]): PickerItem[] =>
  revisions.map(({ revision, status }, index) => ({
    value: String(revision),
    facts: status === 'INACTIVE' ? 'inactive' : index === 0 ? 'latest' : undefined,
  }))
