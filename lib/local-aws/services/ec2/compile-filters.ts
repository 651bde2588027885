import { AwsError } from '../../world/aws-error.ts'
import { matchesPattern } from '../../world/match-pattern.ts'
import { readRecords, readString, readStrings } from '../../http/protocol/read-input.ts'

export interface Tag {
  key: string
  value: string
}

type FilterValue = string | number | boolean | undefined
/** Reads the values that a filter compares with. One equal value is enough. */
export type FilterReader<Shown> = (shown: Shown) => FilterValue | FilterValue[]

const mostFilters = 50
const mostValues = 200

/**
 * Compiles the request's filters. All of them must match, each by any of its values. `*` and `?`
 * are wildcards unless a backslash stands before them (EC2 User Guide, "Filtering").
 * @throws AwsError InvalidParameterValue for an unknown name, FilterLimitExceeded.
 */
export function compileFilters<Shown extends { tagSet?: Tag[] }>(
  input: Record<string, unknown>,
  readers: Record<string, FilterReader<Shown>>,
): ((shown: Shown) => boolean) | undefined {
  const filters = readRecords(input, 'Filter') ?? []
  if (filters.length === 0) return undefined
  if (filters.length > mostFilters) throw tooMany(`more than ${mostFilters} filters`)
  const tests = filters.map(filter => compileFilter(filter, readers))
  return shown => tests.every(test => test(shown))
}

const tooMany = (what: string) =>
  new AwsError('FilterLimitExceeded', `The request has ${what}, which is more than the maximum.`)

function compileFilter<Shown extends { tagSet?: Tag[] }>(
  filter: Record<string, unknown>,
  readers: Record<string, FilterReader<Shown>>,
): (shown: Shown) => boolean {
  const name = readString(filter, 'Name')
  if (!name)
    throw new AwsError('MissingParameter', 'The request must contain the parameter filter name')
  const patterns = readStrings(filter, 'Value') ?? []
  const read = readerOf(name, readers)
  if (!read) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`)
  if (patterns.length === 0)
    throw new AwsError('InvalidParameterValue', `The filter '${name}' needs a value`)
  if (patterns.length > mostValues) throw tooMany(`more than ${mostValues} values of '${name}'`)
  return shown =>
    [read(shown)]
      .flat()
      .some(value => value !== undefined && patterns.some(one => matches(one, String(value))))
}

function readerOf<Shown extends { tagSet?: Tag[] }>(
  name: string,
  readers: Record<string, FilterReader<Shown>>,
): FilterReader<Shown> | undefined {
  if (Object.hasOwn(readers, name)) return readers[name]
  if (name === 'tag-key') return ({ tagSet }) => tagSet?.map(tag => tag.key)
  if (name === 'tag-value') return ({ tagSet }) => tagSet?.map(tag => tag.value)
  if (!name.startsWith('tag:')) return undefined
  const key = name.slice('tag:'.length)
  return ({ tagSet }) => tagSet?.filter(tag => tag.key === key).map(tag => tag.value)
}

/** Characters of the private use area that stand for literal `*`, `?` and backslashes. */
const literal = (character: string) => ({ '*': '\ue000', '?': '\ue001' })[character] ?? '\ue002'

function matches(pattern: string, value: string): boolean {
  if (!pattern.includes('\\')) return matchesPattern(pattern, value)
  return matchesPattern(
    pattern.replace(/\\([*?\\]?)/g, (_all, character: string) => literal(character)),
    value.replace(/[*?\\]/g, literal),
  )
}
