import { expect, it } from 'vitest'
import { findRegexes } from '../lib/testing/find-regexes.ts'
import type { FoundRegex } from '../lib/testing/find-regexes.ts'
import { processorMsFor } from '../lib/testing/processor-ms-for.ts'
import { ENDS, literalsOf, pump, PUMPS } from '../lib/testing/arbitrary/pumped-texts.ts'

/** Those that may take longer than their text is long: a bound on the text keeps them quick. */
const BOUNDS = [
  {
    files: /^lib\/verdict\/rules\//,
    length: 2_048,
    by: 'toPlainSentence cuts every sentence there.',
  },
]

const SHORT = 4_000
const LONG = 40_000
/** A quadratic one takes 8 million steps for the short text and 800 million for the long one. */
const SUSPICIOUS_MS = 0.5
const TOO_LONG_MS = 100

it('no regular expression of the product is quadratic on a hostile text', () => {
  const slow = findRegexes().flatMap(found => {
    const text = findSlowText(found)
    return text === undefined ? [] : [`${found.file} ${found.text} on ${text}`]
  })
  expect(slow).toEqual([])
}, 240_000)

function findSlowText({ file, regex }: FoundRegex): string | undefined {
  const literals = literalsOf(regex.source)
  const length = BOUNDS.find(({ files }) => files.test(file))?.length ?? LONG
  for (const before of ['', ...literals.slice(0, 4)]) {
    for (const repeated of [...PUMPS, ...literals, ...literals.map(text => `${text} `)]) {
      for (const after of ENDS) {
        if (msFor(regex, pump(before, repeated, after, SHORT)) < SUSPICIOUS_MS) continue
        const text = pump(before, repeated, after, length)
        const ms = Math.min(...[1, 2, 3].map(() => msFor(regex, text)))
        if (ms > TOO_LONG_MS) return `${JSON.stringify([before, repeated, after])}: ${ms} ms`
      }
    }
  }
  return undefined
}

const msFor = (regex: RegExp, text: string): number =>
  processorMsFor(() => {
    regex.lastIndex = 0
    return regex.global ? text.replace(regex, '') : regex.test(text)
  })
