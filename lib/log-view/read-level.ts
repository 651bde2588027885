import type { LogLevel } from './log-line.ts'

/** A level stands at the start of a line, or it isn't looked for. */
const HEAD = 300

const levelOf = new Map<string, LogLevel>([
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  ['panic', 'fatal'],
  ['error', 'error'],
  ['err', 'error'],
  ['warning', 'warn'],
  ['warn', 'warn'],
  ['notice', 'info'],
  ['info', 'info'],
  ['debug', 'debug'],
  ['trace', 'trace'],
])

/**
 * The level that a line names. Undefined where that isn't clear: "0 errors" names none.
 *
 * @param text of the line, without terminal sequences
 */
export function readLevel(text: string): LogLevel | undefined {
  const head = text.slice(0, HEAD)
  const word =
    /\b(?:level|lvl|severity)"?[=:]\s?"?([a-z]+)/i.exec(head)?.[1] ??
    /\b(FATAL|CRITICAL|PANIC|ERROR|ERR|WARNING|WARN|NOTICE|INFO|DEBUG|TRACE)\b/.exec(head)?.[1] ??
    /\[(fatal|error|warn|info|debug|trace)\]/.exec(head)?.[1]
  return word === undefined ? undefined : levelOf.get(word.toLowerCase())
}
