import { invalidParameter } from '../log-names.ts'
import { compileColumns } from './compile-columns.ts'
import { compileJson } from './compile-json.ts'
import type { Predicate } from './parse-condition.ts'
import { compileTerms } from './compile-terms.ts'

const longest = 1024

/**
 * Which messages a filter pattern chooses. `{` begins one for JSON, `[` one for columns; any other
 * is made of terms. Throws `AwsError` InvalidParameterException for what is none of them.
 */
export function compileMessage(pattern: string): Predicate<string> {
  if (pattern.length > longest)
    throw invalidParameter(
      `1 validation error detected: Value at 'filterPattern' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    )
  const trimmed = pattern.trim()
  if (trimmed.startsWith('{')) return compileJson(trimmed)
  if (trimmed.startsWith('[')) return compileColumns(trimmed)
  return compileTerms(trimmed)
}
