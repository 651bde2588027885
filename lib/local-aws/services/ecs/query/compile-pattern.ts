import { RE2JS } from 're2js'
import { queryError } from './query-error.ts'

/**
 * A test for whether a text matches a Java-like pattern as a whole. RE2 takes time proportional to
 * the pattern times the text, whatever the pattern, and refuses what it could not bound.
 * @throws AwsError InvalidParameterException when the pattern is not valid.
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  try {
    const compiled = RE2JS.compile(pattern)
    return text => compiled.testExact(text)
  } catch (error) {
    throw queryError(error instanceof Error ? error.message : String(error))
  }
}
