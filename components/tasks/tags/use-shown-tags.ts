'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askTask } from '@/components/data/questions'
import { applyTagChange } from '@/lib/task-view/tag-change'
import type { ShownTag, TagChange } from '@/lib/task-view/tag-change'
import type { TaskView } from '@/lib/task-view/task/task-view'

/** A task's tags as they are after a change that AWS took, before the page's next answer has it. */
export function useShownTags({ address, tags }: Pick<TaskView, 'address' | 'tags'>) {
  const client = useQueryClient()
  const [pending, setPending] = useState<{ change: TagChange; of: readonly ShownTag[] }>()

  async function noteChanged(change: TagChange) {
    const noted = { change, of: tags }
    setPending(noted)
    await client.refetchQueries({ queryKey: askTask(address).key }, { throwOnError: true })
    setPending(now => (now === noted ? undefined : now))
  }

  return {
    tags: pending?.of === tags ? applyTagChange(tags, pending.change) : tags,
    // Where the page gets no answer, the change stands until it has one.
    noteChanged: (change: TagChange) => void noteChanged(change).catch(() => undefined),
  }
}
