import { findCutMemberLevel } from './levels/find-member-level.ts'
import { readTextLevel } from './levels/read-text-level.ts'
import type { LogLevel } from './log-line.ts'
import { readJsonLine } from './read-json-line.ts'

/** Enough of an object that can't be read whole. */
const HEAD = 300

/**
 * The level that a line names. Undefined where that isn't clear: "0 errors" names none.
 *
 * @param text of the line, without terminal sequences
 */
export function readLevel(text: string): LogLevel | undefined {
  if (!text.startsWith('{')) return readTextLevel(text)
  const json = readJsonLine(text)
  return json ? json.level : findCutMemberLevel(text.slice(0, HEAD))
}
