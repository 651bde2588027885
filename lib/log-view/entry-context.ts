import { continuesEntry } from './continues-entry.ts'
import type { LogLine } from './log-line.ts'

/** What the lines of a container are in the middle of, where that decides about the next one. */
export type EntryContext = 'traceback' | 'chained' | 'panic' | 'goroutines' | 'rust-panic' | 'none'

const traceback = /^(?:Traceback|Stack) \(most recent call last\):/

/** What a line leads into. */
const contexts: readonly { line: RegExp; context: EntryContext }[] = [
  { line: traceback, context: 'traceback' },
  { line: /^(?:During handling of|The above exception was)/, context: 'chained' },
  { line: /^(?:panic|fatal error): /, context: 'panic' },
  { line: /^goroutine \d+ \[/, context: 'goroutines' },
  { line: /^thread '[^']*' (?:\(\d+\) )?panicked at .*:$/, context: 'rust-panic' },
]

/** The context after a line. Blank and indented lines leave it as it is. */
export function toNextContext(text: string, context: EntryContext): EntryContext {
  if (context === 'rust-panic') return 'none'
  if (/^\s/.test(text) || text === '') return context
  const next = contexts.find(({ line }) => line.test(text))?.context
  if (next) return next
  return context === 'goroutines' && isOfGoroutine(text) ? context : 'none'
}

/** What the first lines of a page are in the middle of, as far as the line before them tells. */
export const toFirstContext = (text: string): EntryContext =>
  /^ {2}File "/.test(text) ? 'traceback' : /^\t\S+\.go:\d+/.test(text) ? 'goroutines' : 'none'

/** `main.run(0xc0000, {0x1, 0x2})` */
const isOfGoroutine = (text: string): boolean =>
  /^[\w./*()[\]{}-]+\([^()]*\)$/.test(text) || /^(?:created by |exit status )/.test(text)

/** `ledger.errors.NotFound: no row`, the last line of a traceback. */
const exceptionName = /^(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:: |:?$)/

/** `java.lang.IllegalStateException: no rows` behind the line that logs it. */
const exceptionClass = /^(?:[a-z_]\w*\.)+[\w$]*(?:Exception|Error|Throwable)(?:: |$)/

/** A program writes a message and its exception at once. */
const AT_ONCE_MS = 1_000

/** Whether a line goes on from the line before it. */
export function continuesAfter(
  text: string,
  timestampMs: number,
  before: LogLine,
  context: EntryContext,
): boolean {
  if (continuesEntry(text)) return true
  if (text.trim() === '') return before.isContinued || context === 'panic'
  if (context === 'rust-panic') return true
  if (context === 'traceback') return exceptionName.test(text)
  if (context === 'chained') return traceback.test(text)
  if (context === 'goroutines') return isOfGoroutine(text)
  return (
    (before.level === 'error' || before.level === 'fatal' || before.level === 'warn') &&
    timestampMs - before.timestampMs < AT_ONCE_MS &&
    (exceptionClass.test(text) || traceback.test(text))
  )
}
