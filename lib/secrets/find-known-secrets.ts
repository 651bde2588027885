import type { Span } from './spans.ts'

/** Secrets that are known by their issuer's own prefix, at the beginning of a run of characters. */
const prefixes = [
  /^(?:AKIA|ASIA)[A-Z\d]{12,}/,
  /^(?:gh[opusr]_\w{20,}|github_pat_\w{20,})/,
  /^glpat-[\w-]{16,}/,
  /^xox[abeoprs]-[\w-]{8,}/,
  /^[rs]k_(?:live|test)_\w{10,}/,
  /^sk-[\w-]{20,}/,
  /^AIza[\w-]{30,}/,
  /^npm_\w{30,}/,
  /^SG\.[\w-]{16,}\.[\w-]{16,}/,
  /^eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/,
]

/** Secrets that are known by their form, whatever they are called. */
export const findKnownSecrets = (text: string): Span[] => [
  ...findPrefixed(text, /[\w.-]{12,}/g),
  ...findPrefixed(text, /[A-Za-z\d]\w{11,}/g),
  ...findSchemes(text),
  ...findAwsSecrets(text),
  ...findWebhooks(text),
  ...findPrivateKeys(text),
]

function findPrefixed(text: string, runs: RegExp): Span[] {
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
    const length = Math.max(...prefixes.map(prefix => prefix.exec(run)?.[0].length ?? 0))
    return length > 0 ? [{ start: index, end: index + length }] : []
  })
}

/** `Bearer x`, and `Basic x` where x reads as a name and a password. */
function findSchemes(text: string): Span[] {
  const schemes = /\b(bearer|basic)[ \t]+([\w.~+/-]{8,}=*)/gi
  return [...text.matchAll(schemes)].flatMap(
    ({ 0: whole, 1: scheme = '', 2: value = '', index }) => {
      if (scheme.toLowerCase() === 'basic' && !isBasic(value)) return []
      const end = index + whole.length
      return [{ start: end - value.length, end }]
    },
  )
}

function isBasic(value: string): boolean {
  try {
    return atob(value).includes(':')
  } catch {
    return false
  }
}

/** A secret access key has 40 characters of base64; a session token begins with its own header. */
function findAwsSecrets(text: string): Span[] {
  const keys = [...text.matchAll(/(?<![\w+/=.:~-])[A-Za-z\d+/]{40}(?![\w+/=.:~-])/g)].filter(
    ([key]) => /[A-Z]/.test(key) && /[a-z]/.test(key) && /\d/.test(key),
  )
  const tokens = text.matchAll(/(?<![A-Za-z\d+/=])(?:IQoJ|FwoG|FQoG)[A-Za-z\d+/]{60,}=*/g)
  return [...keys, ...tokens].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}

/** Whoever has the path may post. */
const findWebhooks = (text: string): Span[] =>
  [...text.matchAll(/hooks\.slack\.com\/(?:services|workflows)\/([\w/]{8,})/g)].map(
    ({ 0: found, 1: path = '', index }) => ({
      start: index + found.length - path.length,
      end: index + found.length,
    }),
  )

const longestHeader = 60

/** The body of a PEM block, or all that follows where its end was cut off. */
function findPrivateKeys(text: string): Span[] {
  const spans: Span[] = []
  let from = text.indexOf('-----BEGIN ')
  while (from >= 0) {
    const header = text.slice(from, from + longestHeader)
    const start = from + 11
    if (!/^-----BEGIN [A-Z ]*PRIVATE KEY/.test(header)) {
      from = text.indexOf('-----BEGIN ', start)
      continue
    }
    const dashes = text.indexOf('-----', start)
    const body = dashes < 0 ? start : dashes + 5
    const close = text.indexOf('-----END', body)
    const end = close < 0 ? text.length : close
    spans.push({ start: body, end })
    from = text.indexOf('-----BEGIN ', end)
  }
  return spans
}
