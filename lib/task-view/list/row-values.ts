import type { TrackedTask } from '../tracked-task.ts'

type Documents = Pick<TrackedTask, 'task' | 'definition'>

/** What a list can show of each task by name. */
export interface ValueNames {
  tags: string[]
  variables: string[]
}

/** `tag:team`, `env:TENANT`: a tag's or an environment variable's value, as a column or a filter. */
export type ValueKey = `tag:${string}` | `env:${string}`

export const isValueKey = (text: string): text is ValueKey => /^(tag|env):./s.test(text)

/** `team` of `tag:team` */
export const nameOfValueKey = (key: ValueKey): string => key.slice(4)

/** What the task has of these; what it lacks is absent. */
export function toRowValues(documents: Documents, keys: readonly string[]): Record<string, string> {
  const values: [string, string][] = keys.flatMap(key => {
    const value = isValueKey(key) ? findValue(documents, key) : undefined
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(values)
}

function findValue(documents: Documents, key: ValueKey): string | undefined {
  const name = nameOfValueKey(key)
  if (key.startsWith('tag:')) return documents.task.tags?.find(tag => tag.key === name)?.value
  return variablesOf(documents).find(variable => variable.name === name)?.value
}

/** What a run overrides says more than what its definition has, whichever the container. */
function variablesOf({ task, definition }: Documents): { name?: string; value?: string }[] {
  const overrides = task.overrides?.containerOverrides ?? []
  const containers = definition?.containerDefinitions ?? []
  return [...overrides, ...containers].flatMap(({ environment = [] }) => environment)
}

/** So many of each are offered. */
const OFFERED = 100

/** The names that tasks have, the most frequent first. */
export function countNames(all: Iterable<ValueNames>): ValueNames {
  const tags = new Map<string, number>()
  const variables = new Map<string, number>()
  for (const names of all) {
    for (const name of names.tags) tags.set(name, (tags.get(name) ?? 0) + 1)
    for (const name of names.variables) variables.set(name, (variables.get(name) ?? 0) + 1)
  }
  return { tags: toMostFrequent(tags), variables: toMostFrequent(variables) }
}

const toMostFrequent = (counts: Map<string, number>): string[] =>
  [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, OFFERED)
    .map(([name]) => name)

/** The names of one task's tags and variables, each once. */
export const toValueNames = (documents: Documents): ValueNames => ({
  tags: [...new Set(documents.task.tags?.flatMap(({ key }) => key || []))],
  variables: [...new Set(variablesOf(documents).flatMap(({ name }) => name || []))],
})
