/** The longest pattern (API Reference, FilterLogEvents). */
export const LONGEST_PATTERN = 1_024

export interface LogSearchText {
  text: string
  isRegex: boolean
  /** The text is looked for in records that are JSON. */
  isWrapped: boolean
}

/**
 * The filter pattern that finds a text or an expression (CloudWatch Logs User Guide, "Filter pattern
 * syntax"): a quoted phrase, or an expression between percent signs. What would end it is escaped, so that
 * a text is never a pattern of its own.
 */
export function toFilterPattern({ text, isRegex, isWrapped }: LogSearchText): string {
  if (isRegex) return `%${text.replace(/\\.|%/gs, found => (found === '%' ? '\\%' : found))}%`
  const asStored = isWrapped ? JSON.stringify(text).slice(1, -1) : text
  return `"${asStored.replace(/["\\]/g, '\\$&')}"`
}
