import type { ReactNode } from 'react'
import { EmptyBox } from '@/components/ui/empty-box'
import { explainOtherReference } from '@/lib/task-view/reference/explain-other-reference'
import { parseTaskReference } from '@/lib/task-view/reference/parse-task-reference'

interface ExplainedSearchProps {
  text: string
  /** ECS is still asked what there is. */
  isListing: boolean
  /** Stands where the text names nothing. */
  children: ReactNode
}

/** What a search without a result asks for, where it names a task or another thing. */
export function ExplainedSearch({ text, isListing, children }: ExplainedSearchProps) {
  const isTask = parseTaskReference(text) !== undefined
  const other = isTask ? undefined : explainOtherReference(text)
  if (other) return <EmptyBox>{other.message}</EmptyBox>
  if (!isTask || isListing) return children
  return <EmptyBox>This task isn’t in the list. Press Enter in the search to look for it.</EmptyBox>
}
