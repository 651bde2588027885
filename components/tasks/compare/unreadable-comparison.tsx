import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'
import type { TaskAddress } from '@/lib/aws/arn'
import { toTaskHref } from '@/lib/task-view/task-address'
import { toShortId } from '@/lib/task-view/task-names'

/** @param only the run that stands on both sides */
export function UnreadableComparison({ only }: { only?: TaskAddress }) {
  if (only) {
    return (
      <MessagePage
        title="Choose another run to compare with"
        message="This link compares a run with itself. Select two tasks in the list, then choose Compare."
      >
        <Link href={toTaskHref(only)}>Task {toShortId(only.taskId)}</Link>
        <Link href="/tasks">Tasks</Link>
      </MessagePage>
    )
  }
  return (
    <MessagePage
      title="This comparison can’t be read"
      message="The link doesn’t name two runs. Select two tasks in the list, then choose Compare."
    >
      <Link href="/tasks">Tasks</Link>
    </MessagePage>
  )
}
