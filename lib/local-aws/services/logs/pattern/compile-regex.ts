import { RE2JS } from 're2js'
import { invalidPattern } from './invalid-pattern.ts'

/**
 * Letters, digits, `: _ # = @ / ; , -` and blanks, the operators `^ $ ? [] {} | \ * + .`, no groups
 * (User Guide, "Supported regular expressions syntax"). A brace is always a count.
 */
const supported =
  /^(?:[A-Za-z0-9:_#=@/;,\- ^$?|*+.]|\\[dDsSwW]|\\[^A-Za-z0-9]|\{\d+(?:,\d*)?\}|\[(?:[^\\\]]|\\.)+\])*$/

/**
 * The test whether a text has a part that matches. RE2's time is at most the expression times the
 * text; JavaScript's own matcher could be made to hang.
 * @throws AwsError InvalidParameterException for an expression that CloudWatch Logs does not take.
 */
export function compileRegex(source: string): (text: string) => boolean {
  if (!supported.test(source)) throw invalidPattern(source)
  const compiled = compile(source)
  return text => compiled.test(text)
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.DOTALL)
  } catch {
    throw invalidPattern(source)
  }
}
