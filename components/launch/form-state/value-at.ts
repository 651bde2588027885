import { isEmpty } from '@/lib/run-task/form/given-members'
import type { LaunchInput } from '@/lib/run-task/schema'

/** The value at a dotted path, or undefined; a part of a text, such as its revision, is the text. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => {
    if (typeof at === 'string') return at
    if (typeof at !== 'object' || at === null) return undefined
    return Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined
  }, value)
}

/** Whether a field holds nothing yet: it is still to do rather than wrong. */
export const isEmptyAt = (input: LaunchInput, path: string): boolean =>
  isEmpty(valueAt(input, path))
