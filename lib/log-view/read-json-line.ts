import { findMemberLevel } from './levels/find-member-level.ts'
import { readTextLevel } from './levels/read-text-level.ts'
import type { LogLevel } from './log-line.ts'

/** A line that is a JSON object. */
export interface JsonLine {
  /** What it says in a sentence, where it has a member for that. */
  message?: string
  level?: LogLevel
  /** How many members the object has. */
  fieldCount: number
  value: Record<string, unknown>
}

/** A longer one is shown as it is. */
const LONGEST = 65_536

/** Of most libraries; of CloudWatch and Serilog; of GELF; of structlog; of Docker and FireLens. */
const messageNames = [
  ...['message', 'msg', '@message', '@m', '@mt', 'short_message', 'event', 'log'],
]

/**
 * A line that holds one JSON object and nothing else. What FireLens or Docker wrapped is unwrapped for
 * its message and level.
 *
 * @param text of the line, without terminal sequences
 */
export function readJsonLine(text: string): JsonLine | undefined {
  const value = parseObject(text)
  if (!value) return undefined
  const message = messageNames.map(name => value[name]).find(isText)
  const inner = message === undefined ? undefined : parseObject(message)
  const innerMessage = inner && messageNames.map(name => inner[name]).find(isText)
  return {
    message: innerMessage ?? message,
    level:
      (inner && findMemberLevel(inner)) ??
      findMemberLevel(value) ??
      readTextLevel(innerMessage ?? (inner ? '' : (message ?? ''))),
    fieldCount: Object.keys(value).length,
    value,
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (text.length > LONGEST || !/^\s*\{/.test(text) || !/\}\s*$/.test(text.slice(-99))) {
    return undefined
  }
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
