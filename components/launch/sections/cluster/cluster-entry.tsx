'use client'

import type { ClusterChoice } from '@/lib/catalog/choices'
import { toRoomText } from './capacity-text'
import classes from './cluster-facts.module.css'
import { toFacts } from './cluster-facts'
import { useSeenCatalog } from '../../../data/use-seen-catalog'
import { useLaunchContext } from '../../form-state/launch-context'

/** What tells a cluster apart in the list. Its free capacity is read once the entry is in view. */
export function ClusterEntry({ cluster }: { cluster: ClusterChoice }) {
  return (
    <>
      {toFacts(cluster)}
      {(cluster.registeredContainerInstancesCount ?? 0) > 0 && <Room cluster={cluster.name} />}
    </>
  )
}

function Room({ cluster }: { cluster: string }) {
  const { region } = useLaunchContext()
  const { choices, failure } = useSeenCatalog('capacity', { region, cluster })
  // Its line is there from the start, so that entries below it don’t move when it is known.
  if (failure || (choices && !choices.instances)) return null
  return <span className={classes.room}>{choices?.instances && toRoomText(choices.instances)}</span>
}
