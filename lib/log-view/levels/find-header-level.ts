import type { LogLevel } from '../log-line.ts'
import { toLevel } from './level-words.ts'

/** No program writes more before its level. */
const MOST_WORDS = 16

interface HeaderWord {
  text: string
  /** What stands next to it, apart from spaces. Empty at the ends of the line. */
  before: string
  after: string
  /** The very next character. */
  next: string
  /** The bracket that is open around it. */
  bracket: string
  isFirst: boolean
}

/**
 * The level in the header of a line: what stands before the message, such as times, numbers, names in
 * brackets and names with dots. A word of another kind begins the message, and ends the search.
 */
export function findHeaderLevel(head: string): LogLevel | undefined {
  const words = /[^\s[\](){}|]+|[[\](){}]/g
  let bracket = ''
  let count = 0
  let needsMark = false
  for (let found = words.exec(head); found && count < MOST_WORDS; found = words.exec(head)) {
    const text = found[0]
    if ('[({'.includes(text)) bracket = text
    else if ('])}'.includes(text)) bracket = ''
    else {
      const end = found.index + text.length
      const word = {
        text,
        before: toNeighbor(head, found.index - 1, -1),
        after: toNeighbor(head, end, 1),
        next: head[end] ?? '',
        bracket,
        isFirst: count === 0,
      }
      const level = toWordLevel(word, needsMark)
      if (level) return level
      if (!isOfHeader(word)) return undefined
      // "status: ERROR" may name anything, "pg_dump: error: ..." doesn't.
      needsMark ||= bracket === '' && isLabel(text)
      count += 1
    }
  }
  return undefined
}

function toNeighbor(head: string, from: number, step: 1 | -1): string {
  let index = from
  while (head[index] === ' ' || head[index] === '\t') index += step
  return head[index] ?? ''
}

/** Words that name a level only where nothing else can be meant. */
const rare = new Set(['fail', 'fine', 'finer', 'finest', 'inf', 'log', 'note', 'system'])

function toWordLevel(word: HeaderWord, needsMark: boolean): LogLevel | undefined {
  if (word.bracket === '(' || word.bracket === '{') return undefined
  const candidate = toCandidate(word.text)
  const level = candidate === '' ? undefined : toLevel(candidate)
  if (!level) return undefined
  const isUpper = candidate === candidate.toUpperCase()
  if (word.bracket === '[' || isBetween('[]|', word)) {
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

const isBetween = (marks: string, { before, after }: HeaderWord): boolean =>
  before !== '' && after !== '' && marks.includes(before) && marks.includes(after)

/**
 * The part of a word that may name a level: `ERROR` of `ERROR:root:text`, `ERROR/MainProcess`,
 * `production.ERROR:`, `14:02:31.007:ERROR:oejs.Server:main:` and `DEBUG1:`, `error` of `core:error`.
 */
function toCandidate(text: string): string {
  if (!/[A-Za-z]{3}/.test(text)) return ''
  if (/^[A-Za-z]+:?$/.test(text)) return text.endsWith(':') ? text.slice(0, -1) : text
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

const isLabel = (text: string): boolean =>
  text.endsWith(':') && /^[\w./-]+:$/.test(text) && !/\d/.test(text)

function isOfHeader(word: HeaderWord): boolean {
  const { text, bracket, after, next, isFirst } = word
  if (bracket !== '') return true
  if (/[="]/.test(text)) return false
  // "3 ERROR lines were found"
  if (isFirst && /^\d+$/.test(text)) return after === '['
  // The process of syslog is "migrate[12]:".
  if (/[\d@]/.test(text) || next === '[' || (isFirst && after === '|')) return true
  if (separator.test(text) || dayOrZone.test(text)) return true
  return isBetween('-|', word) || isLabel(text) || dottedName.test(text)
}
