import { RE2JS } from 're2js'
import { queryError } from './query-error.ts'

/**
 * Compiles a Java-like pattern. It matches whole texts only. RE2's time is proportional to the
 * pattern times the text, and it refuses patterns that it cannot bound.
 * @throws AwsError InvalidParameterException for an invalid pattern.
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  try {
    const compiled = RE2JS.compile(pattern)
    return text => compiled.testExact(text)
  } catch (error) {
    throw queryError(error instanceof Error ? error.message : String(error))
  }
}
