import type { Task } from '@aws-sdk/client-ecs'
import { isRecord } from '../../request/read-shape.ts'

/** A described task is no deeper. */
const maxDepth = 8

/**
 * A task in the spelling of DescribeTasks. Step Functions and .NET write members with a capital, and
 * .NET a choice as an object with its `Value`.
 */
export const toDescribedTask = (value: unknown): Task => toTask(withChoices(toLowerCamel(value)))

/** Safe: `fromDescribedTask` takes nothing of a task for granted. */
const toTask = (value: unknown) => value as Task

function toLowerCamel(value: unknown, depth = 0): unknown {
  if (depth >= maxDepth) return value
  if (Array.isArray(value)) return value.map((row: unknown) => toLowerCamel(row, depth + 1))
  if (!isRecord(value)) return value
  const lowered = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    const name = key.charAt(0).toLowerCase() + key.slice(1)
    const isRepeated = name !== key && Object.hasOwn(value, name)
    return isRepeated ? [] : [[name, toLowerCamel(member, depth + 1)]]
  })
  return Object.fromEntries(lowered)
}

function withChoices(task: unknown): unknown {
  if (!isRecord(task) || !isRecord(task.launchType)) return task
  return { ...task, launchType: task.launchType.value }
}
