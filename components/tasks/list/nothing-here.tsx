'use client'

import dynamic from 'next/dynamic'
import { ActionLink } from '@/components/ui/action-button'
import { EmptyBox } from '@/components/ui/empty-box'
import { createLazyPart } from '@/components/ui/lazy-part'
import { isNarrowed } from '@/lib/task-view/list/task-query'
import type { TaskQuery } from '@/lib/task-view/list/task-query'

// What reads references is larger than the list's first page, and most visits search for nothing.
const part = createLazyPart(() => null)
const ExplainedSearch = dynamic(
  () => part.load(async () => (await import('./explained-search')).ExplainedSearch),
  { loading: part.Loading },
)

interface NothingHereProps {
  hasRows: boolean
  /** ECS is still asked what there is. */
  isListing: boolean
  query: TaskQuery
}

/** What stands where no task is listed: why, and what to do. */
export function NothingHere(props: NothingHereProps) {
  const { text } = props.query
  const why = <WhyNothing {...props} />
  if (text === '') return why
  return (
    <ExplainedSearch text={text} isListing={props.isListing}>
      {why}
    </ExplainedSearch>
  )
}

function WhyNothing({ hasRows, isListing, query }: NothingHereProps) {
  if (isListing) {
    return (
      <EmptyBox title="Looking for tasks">
        {hasRows || isNarrowed(query)
          ? 'No task matches the search and the filters so far.'
          : 'Slipway asks ECS what runs on your clusters. Tasks show here as they are found.'}
      </EmptyBox>
    )
  }
  const { clusters, ...others } = query
  if (!hasRows && clusters.length > 0 && !isNarrowed({ ...others, clusters: [] })) {
    return (
      <EmptyBox title={`No tasks on ${clusters.join(', ')}`}>
        Nothing runs there, and nothing has stopped within the last hour.
      </EmptyBox>
    )
  }
  if (hasRows || isNarrowed(query)) {
    return (
      <EmptyBox>
        No task here matches the search and the filters. The search looks at ID, family, outcome,
        reason and person.
      </EmptyBox>
    )
  }
  return (
    <EmptyBox title="No tasks yet">
      <p>
        Nothing runs on your clusters. What you launch here stays, also after ECS has forgotten it.
      </p>
      <ActionLink isPrimary href="/launch">
        Launch a task
      </ActionLink>
    </EmptyBox>
  )
}
