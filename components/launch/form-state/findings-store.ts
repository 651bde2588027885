import { findProblems } from '@/lib/run-task/rules/find-problems'
import type { Findings } from '@/lib/run-task/rules/find-problems'
import type { LoadedAccount } from '@/lib/run-task/rules/loaded-account'
import { toError } from '@/lib/run-task/problems/problem'
import type { LaunchInput } from '@/lib/run-task/schema'

export interface RefusedField {
  path: string
  message: string
}

/**
 * What there is to say about the form, judged once for each change. Fields subscribe to their own
 * message, so that a keystroke redraws only what it changes.
 */
export function createFindingsStore(initial: LaunchInput, known: LoadedAccount = {}) {
  const listeners = new Set<() => void>()
  let input = initial
  let loaded = known
  let refused: (RefusedField & { value: string })[] = []
  const own = new Map<string, string>()
  let findings = judge()

  function judge(): Findings {
    refused = refused.filter(({ path, value }) => textAt(input, path) === value)
    const found = findProblems(input, loaded)
    const { problems } = found
    const known = new Set(problems.map(({ path }) => path))
    const others = refused.filter(({ path }) => !known.has(path))
    return {
      ...found,
      problems: [
        ...[...own].map(([path, message]) => toError(path, 'stated', { message })),
        ...others.map(({ path, message }) => toError(path, 'stated', { message })),
        ...problems,
      ],
    }
  }

  function renew() {
    findings = judge()
    listeners.forEach(listener => listener())
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getFindings: () => findings,
    getInput: () => input,
    setInput: (next: LaunchInput) => {
      input = structuredClone(next)
      renew()
    },
    /** Parts that are not named stay as they were; undefined is no longer known. */
    setLoaded: (parts: LoadedAccount) => {
      loaded = { ...loaded, ...parts }
      renew()
    },
    /** What a field that is not of the form has to say before a launch; undefined is nothing. */
    setOwn: (path: string, message: string | undefined) => {
      if (message === undefined) own.delete(path)
      else own.set(path, message)
      renew()
    },
    /** Fields that the server refused: wrong until their value changes. */
    setRefused: (fields: RefusedField[]) => {
      refused = fields.map(field => ({ ...field, value: textAt(input, field.path) }))
      renew()
    },
  }
}

export type FindingsStore = ReturnType<typeof createFindingsStore>

const textAt = (input: LaunchInput, path: string) => JSON.stringify(valueAt(input, path)) ?? ''

/** The value at a dotted path, or undefined; a part of a text, such as its revision, is the text. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => {
    if (typeof at === 'string') return at
    if (typeof at !== 'object' || at === null) return undefined
    return Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined
  }, value)
}

/** Whether a field holds nothing yet: it is still to do rather than wrong. */
export const isEmptyAt = (input: LaunchInput, path: string): boolean => {
  const value = valueAt(input, path)
  return value == null || value === '' || (Array.isArray(value) && value.length === 0)
}
