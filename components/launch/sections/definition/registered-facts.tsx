'use client'

import { useClock } from '@/components/ui/time/clock'
import { toAgoText } from '@/components/ui/time/ago-text'
import { useSeenCatalog } from '../../../data/use-seen-catalog'
import { useRareCatalog } from '../../form-state/launch-catalogs'
import { useLaunchContext } from '../../form-state/launch-context'

interface RegisteredFactsProps {
  /** A family, of which the newest revision counts, or `family:revision`. */
  taskDefinition: string
  /** What is known without asking. */
  facts?: string
}

/** `latest · 3 d ago`: how old the revision of an entry is, once the entry is in view. */
export function RegisteredFacts({ taskDefinition, facts }: RegisteredFactsProps) {
  const { region } = useLaunchContext()
  const { choices } = useSeenCatalog('registered', { region, taskDefinition })
  const at = choices?.registeredAt
  const age = useClock(nowMs => (at === undefined ? '' : toAgoText(nowMs - Date.parse(at))))
  return [facts, age].filter(Boolean).join(' · ')
}

/** The same for a family. Families that are inactive are listed as soon as others are. */
export function FamilyFacts(props: RegisteredFactsProps) {
  useRareCatalog('inactiveFamilies')
  return <RegisteredFacts {...props} />
}
