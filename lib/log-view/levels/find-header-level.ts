import type { LogLevel } from '../log-line.ts'
import { toLevel } from './level-words.ts'

/** No program writes more before its level. */
const MOST_WORDS = 16

interface HeaderWord {
  text: string
  /** What stands next to it, apart from spaces. Empty at the ends of the line. */
  before: string
  after: string
  /** The bracket that is open around it. */
  bracket: '' | '[' | '(' | '{'
  isFirst: boolean
  /** The very next character. */
  next: string
}

/**
 * The level in the header of a line: what stands before the message, such as times, numbers, names in
 * brackets and names with dots. A word of another kind begins the message, and ends the search.
 */
export function findHeaderLevel(head: string): LogLevel | undefined {
  let needsMark = false
  for (const word of toHeaderWords(head)) {
    const level = toWordLevel(word, needsMark)
    if (level) return level
    if (!isOfHeader(word)) return undefined
    // "status: ERROR" may name anything, "pg_dump: error: ..." doesn't.
    needsMark ||= word.bracket === '' && isLabel(word.text)
  }
  return undefined
}

const wordOrBracket = /[^\s[\](){}|]+|[[\](){}]/g

function* toHeaderWords(head: string): Generator<HeaderWord> {
  let bracket: HeaderWord['bracket'] = ''
  let count = 0
  for (const { 0: text, index } of head.matchAll(wordOrBracket)) {
    if (text === '[' || text === '(' || text === '{') bracket = text
    else if (text === ']' || text === ')' || text === '}') bracket = ''
    else {
      const end = index + text.length
      yield {
        text,
        before: toNeighbor(head, index - 1, -1),
        after: toNeighbor(head, end, 1),
        bracket,
        isFirst: count === 0,
        next: head[end] ?? '',
      }
      count += 1
      if (count === MOST_WORDS) return
    }
  }
}

function toNeighbor(head: string, from: number, step: 1 | -1): string {
  let index = from
  while (head[index] === ' ' || head[index] === '\t') index += step
  return head[index] ?? ''
}

const between = (marks: string, { before, after }: HeaderWord): boolean =>
  before !== '' && after !== '' && marks.includes(before) && marks.includes(after)

/** Words that name a level only where nothing else can be meant. */
const rare = new Set(['fail', 'fine', 'finer', 'finest', 'inf', 'log', 'note', 'system'])

function toWordLevel(word: HeaderWord, needsMark: boolean): LogLevel | undefined {
  if (word.bracket === '(' || word.bracket === '{') return undefined
  const candidate = toCandidate(word.text)
  const level = toLevel(candidate)
  if (!level) return undefined
  const isUpper = candidate === candidate.toUpperCase()
  if (word.bracket === '[' || between('[]|', word)) {
    const isAlone = word.after === ']' || word.after === '|'
    return isAlone || isUpper ? level : undefined
  }
  const isLabeled = word.text.endsWith(':')
  if (rare.has(candidate.toLowerCase())) {
    const isClear = isLabeled || (word.after === '[' && !word.isFirst)
    return isUpper && isClear && candidate !== 'SYSTEM' ? level : undefined
  }
  if (isLabeled) return level
  return (isUpper && !needsMark) || (word.next === '\t' && !word.isFirst) ? level : undefined
}

/**
 * The part of a word that may name a level: `ERROR` of `ERROR:root:text`, `ERROR/MainProcess`,
 * `production.ERROR:`, `14:02:31.007:ERROR:oejs.Server:main:` and `DEBUG1:`, `error` of `core:error`.
 */
function toCandidate(text: string): string {
  const parts = text.split(':').filter(part => part !== '')
  const first = parts.find(part => !/\d/.test(part) || isDebugNumber(part)) ?? ''
  const last = parts.at(-1) ?? ''
  const [part] = (toLevel(first.split('/')[0] ?? '') ? first : last).split('/')
  const name = part?.slice(part.lastIndexOf('.') + 1) ?? ''
  return isDebugNumber(name) ? name.slice(0, -1) : name
}

/** PostgreSQL's. */
const isDebugNumber = (text: string): boolean => /^DEBUG[1-5]$/.test(text)

const dayOrZone =
  /^(?:UTC|GMT|[A-Z]{1,3}[SD]?T|AM|PM|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/

/** `jobs.backfill`, `ledger::jobs:` */
const dottedName = /^[\w$-]+(?:(?:\.|::)[\w$-]+)+:?$/

const separator = /^[-–—:*#>~.,]+$/

const isLabel = (text: string): boolean => /^[\w./-]+:$/.test(text) && !/\d/.test(text)

function isOfHeader(word: HeaderWord): boolean {
  const { text, bracket, after, next, isFirst } = word
  if (bracket !== '') return true
  if (text.includes('=') || text.includes('"')) return false
  // "3 ERROR lines were found"
  if (isFirst && /^\d+$/.test(text)) return after === '['
  if (/[\d@]/.test(text) || separator.test(text) || dayOrZone.test(text)) return true
  if (isFirst && after === '|') return true
  // The process of syslog: "migrate[12]: ...".
  if (next === '[') return true
  return between('-|', word) || isLabel(text) || dottedName.test(text)
}
