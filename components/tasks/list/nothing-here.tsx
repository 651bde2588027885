import { ActionLink } from '@/components/ui/action-button'
import { EmptyBox } from '@/components/ui/empty-box'
import { isNarrowed } from '@/lib/task-view/list/task-query'
import type { TaskQuery } from '@/lib/task-view/list/task-query'
import { explainOtherReference } from '@/lib/task-view/reference/explain-other-reference'
import { parseTaskReference } from '@/lib/task-view/reference/parse-task-reference'

interface NothingHereProps {
  hasRows: boolean
  /** ECS is still asked what there is. */
  isListing: boolean
  query: TaskQuery
}

/** What stands where no task is listed: why, and what to do. */
export function NothingHere({ hasRows, isListing: isLoading, query }: NothingHereProps) {
  const other = parseTaskReference(query.text) ? undefined : explainOtherReference(query.text)
  if (other) return <EmptyBox>{other.message}</EmptyBox>
  if (isLoading) {
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
        {parseTaskReference(query.text)
          ? 'This task isn’t in the list. Press Enter in the search to look for it.'
          : 'No task here matches the search and the filters. The search looks at ID, family, outcome, reason and person.'}
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
