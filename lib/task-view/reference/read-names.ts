import type { FoundReference } from './read-arn.ts'

const RUNTIME_ID = /^([0-9a-f]{32})-\d{1,10}$/i

/** `ID`, `CLUSTER/ID`, the same behind `task/`, and what names a container of a task on Fargate. */
export function readNames(text: string): FoundReference | undefined {
  const exec = /^ecs:(\S{1,255})_([0-9a-f]{32})_[0-9a-f]{32}-\d{1,10}$/i.exec(text)
  if (exec?.[2] !== undefined) return { cluster: exec[1], taskId: exec[2] }
  const parts = text.split('/')
  const names = parts.length > 1 && parts[0] === 'task' ? parts.slice(1) : parts
  const [first = '', second, ...rest] = names
  if (rest.length > 0) return undefined
  if (second !== undefined) return { cluster: first, taskId: second }
  // `runtimeId` of a container begins with its task's ID there.
  return { taskId: RUNTIME_ID.exec(first)?.[1] ?? first }
}
