import { invalidParameter } from './log-names.ts'

/**
 * The test for a filter pattern of terms for unstructured events: every plain term is needed, one
 * of the `?` terms, and none of the `-` terms; quotes join words (CloudWatch Logs User Guide,
 * "Filter pattern syntax"). Patterns of JSON, columns and regular expressions throw `AwsError`
 * InvalidParameterException.
 */
export function toTermTest(pattern: string): (message: string) => boolean {
  const trimmed = pattern.trim()
  if (/^[{[%]/.test(trimmed)) throw invalidParameter('Only filter patterns of terms work here.')
  const terms = [...trimmed.matchAll(/([?-]?)(?:"([^"]*)"|(\S+))/g)].map(
    ([, sign = '', quoted, plain]) => ({ sign, text: quoted ?? plain ?? '' }),
  )
  const of = (sign: string) => terms.filter(term => term.sign === sign).map(term => term.text)
  const [needed, optional, banned] = [of(''), of('?'), of('-')]
  return message =>
    needed.every(text => message.includes(text)) &&
    (optional.length === 0 || optional.some(text => message.includes(text))) &&
    !banned.some(text => message.includes(text))
}
