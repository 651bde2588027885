import { invalidParameter } from '../log-names.ts'
import { toColumnTest } from './compile-columns.ts'
import { toJsonTest } from './compile-json.ts'
import type { Test } from './parse-condition.ts'
import { toTermTest } from './compile-terms.ts'

const longest = 1024

/**
 * Which messages a filter pattern chooses. `{` begins one for JSON, `[` one for columns; any other
 * is made of terms. Throws `AwsError` InvalidParameterException for what is none of them.
 */
export function toMessageTest(pattern: string): Test<string> {
  if (pattern.length > longest)
    throw invalidParameter(
      `1 validation error detected: Value at 'filterPattern' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    )
  const trimmed = pattern.trim()
  if (trimmed.startsWith('{')) return toJsonTest(trimmed)
  if (trimmed.startsWith('[')) return toColumnTest(trimmed)
  return toTermTest(trimmed)
}
