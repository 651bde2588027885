/**
 * Whether a line goes on from the one before it, as a frame of a stack or an inner line of JSON does,
 * whatever that line is.
 *
 * @param text of the line, without terminal sequences
 */
export const continuesEntry = (text: string): boolean =>
  /^(?:[ \t]+\S|Caused by: |Suppressed: |\.\.\. \d+ more|goroutine \d+ \[|stack backtrace:|[\]})]+[,;]?$)/.test(
    text,
  )
