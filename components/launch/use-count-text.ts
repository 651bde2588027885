'use client'

import { useFindings } from './launch-context'

/** `1 task`, `3 tasks`; undefined while the field is empty or wrong. */
export function useCountText(): string | undefined {
  const { values, problems } = useFindings()
  const isWrong = problems.some(({ path, severity }) => path === 'count' && severity === 'error')
  if (isWrong) return undefined
  return toCountText(values.count)
}

export const toCountText = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`)
