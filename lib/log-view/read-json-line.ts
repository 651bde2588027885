import type { LogLevel } from './log-line.ts'
import { readLevel } from './read-level.ts'

/** A line that is a JSON object. */
export interface JsonLine {
  message?: string
  level?: LogLevel
  /** How many members the object has. */
  fieldCount: number
  value: Record<string, unknown>
}

/** A longer one is shown as it is. */
const LONGEST = 65_536

const messageNames = ['message', 'msg', '@message', 'event', 'log']

/** @param text of the line, without terminal sequences */
export function readJsonLine(text: string): JsonLine | undefined {
  const value = parseObject(text)
  if (!value) return undefined
  const message = messageNames.map(name => value[name]).find(found => typeof found === 'string')
  return {
    ...(message !== undefined && { message }),
    level: readLevel(text),
    fieldCount: Object.keys(value).length,
    value,
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  const trimmed = text.length > LONGEST ? '' : text.trim()
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return undefined
  try {
    const value: unknown = JSON.parse(trimmed)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
