import type { Tag, Task } from '@aws-sdk/client-ecs'

/**
 * What is known of a task after another answer about it. What an answer leaves out stays as it was:
 * StopTask deletes a task's tags, and answers of some calls lack members that others have.
 */
export function mergeTask(before: Task, answer: Task): Task {
  const named = Object.entries(answer).filter(([, value]) => value !== undefined)
  const merged: Task = { ...before, ...Object.fromEntries(named) }
  return hasLostTags(before, answer)
    ? { ...merged, tags: mergeTags(before.tags, answer.tags) }
    : merged
}

/** Whether the answer lacks something of what is known. */
export const leavesOut = (before: Task, answer: Task): boolean =>
  Object.keys(before).some(member => Reflect.get(answer, member) === undefined) ||
  hasLostTags(before, answer)

/** A task that is to stop has lost its tags to StopTask, not to a person. It can get new ones. */
function hasLostTags(before: Task, answer: Task): boolean {
  if (answer.desiredStatus !== 'STOPPED') return false
  const keys = new Set(answer.tags?.map(({ key }) => key))
  return before.tags?.some(({ key }) => !keys.has(key)) ?? false
}

function mergeTags(before: Tag[] = [], answer: Tag[] = []): Tag[] {
  const fresh = new Map(answer.map(tag => [tag.key, tag]))
  const known = new Set(before.map(({ key }) => key))
  return [
    ...before.map(tag => fresh.get(tag.key) ?? tag),
    ...answer.filter(({ key }) => !known.has(key)),
  ]
}
