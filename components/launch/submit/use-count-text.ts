'use client'

import { toCountText } from '@/lib/task-view/count-text'
import { useFound } from '../form-state/launch-context'

/** `1 task`, `3 tasks`; undefined while the field is empty or wrong. */
export function useCountText(): string | undefined {
  return useFound(({ values, problems }) => {
    const isWrong = problems.some(({ path, severity }) => path === 'count' && severity === 'error')
    return isWrong ? undefined : toCountText(values.count)
  })
}
