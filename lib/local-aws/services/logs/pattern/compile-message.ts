import { invalidParameter } from '../log-names.ts'
import { compileColumns } from './compile-columns.ts'
import { compileJson } from './compile-json.ts'
import type { Predicate } from './parse-condition.ts'
import { compileTerms } from './compile-terms.ts'

const longest = 1024

/**
 * Compiles a filter pattern. A pattern that begins with `{` is for JSON, with `[` for columns. Any
 * other pattern consists of terms.
 * @throws AwsError InvalidParameterException for an invalid pattern.
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
