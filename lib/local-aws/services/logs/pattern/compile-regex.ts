import { RE2JS } from 're2js'
import { invalidPattern } from './invalid-pattern.ts'

/**
 * The supported syntax: letters, digits, `: _ # = @ / ; , -` and blanks, the operators `^ $ ? [] {}
 * | \ * + .`, and no groups (User Guide, "Supported regular expressions syntax"). A brace is always
 * a count.
 */
const supported =
  /^(?:[A-Za-z0-9:_#=@/;,\- ^$?|*+.]|\\[dDsSwW]|\\[^A-Za-z0-9]|\{\d+(?:,\d*)?\}|\[(?:[^\\\]]|\\.)+\])*$/

/**
 * Compiles a regular expression. It matches a text if a part of the text matches. RE2's time is at
 * most proportional to the expression times the text. JavaScript's own matcher could be made to
 * hang.
 * @throws AwsError InvalidParameterException for an expression that CloudWatch Logs does not
 * accept.
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
