import type { Span } from './spans.ts'

/** A user name this long, with a digit in it, is a token: `https://0123…@sentry.example/1`. */
const tokenUser = /^(?=[^\d]*\d)[\w.~%-]{20,}$/

/** Passwords of addresses: `postgres://user:password@host`, `redis://:password@host`, `user:password@tcp(host)`. */
export function findUrlPasswords(text: string): Span[] {
  const starts = [...text.matchAll(/:(?:\/\/|\\\/\\\/)/g)].map(({ index, 0: sign }) => ({
    sign: index,
    from: index + sign.length,
  }))
  const spans = starts.flatMap(({ sign, from }, nth) => {
    const limit = starts[nth + 1]?.sign ?? text.length
    const isWhole = nth === 0 && /^\s*[\w+.:-]{1,60}$/.test(text.slice(0, Math.min(sign, 80)))
    return findPassword(text.slice(from, isWhole ? limit : endOfRun(text, from, limit)), from)
  })
  return [...spans, ...findDriverPasswords(text)]
}

function endOfRun(text: string, from: number, limit: number): number {
  let at = from
  while (at < limit && !/[\s"'`<>]/.test(text[at] ?? '')) at++
  return at
}

/** In what follows `://`. A password may hold what a URL would have to escape. */
function findPassword(rest: string, offset: number): Span[] {
  const slash = rest.search(/[/?#]/)
  const host = slash < 0 ? rest : rest.slice(0, slash)
  const at = host.lastIndexOf('@')
  const colon = host.indexOf(':')
  const toSpan = (start: number, end: number) => [{ start: offset + start, end: offset + end }]
  if (at >= 0) {
    if (colon >= 0 && colon < at) return toSpan(colon + 1, at)
    return tokenUser.test(host.slice(0, at)) ? toSpan(0, at) : []
  }
  const last = rest.lastIndexOf('@')
  const isPort = /^\d*$/.test(host.slice(colon + 1))
  return colon >= 0 && last > colon && !isPort ? toSpan(colon + 1, last) : []
}

/** The form of Go's drivers. */
function findDriverPasswords(text: string): Span[] {
  let before = 0
  return [...text.matchAll(/@(?:tcp|unix)\(/g)].flatMap(({ index }) => {
    let start = index
    while (start > before && !/[\s"'`=]/.test(text[start - 1] ?? '')) start--
    before = index + 1
    const colon = text.slice(start, index).indexOf(':')
    return colon < 0 ? [] : [{ start: start + colon + 1, end: index }]
  })
}
