/** CloudWatch Logs shows the last lines some seconds after a task has stopped. */
export const SETTLE_MS = 30_000

const LIVE_POLL_MS = 2_500

/**
 * The delay until a page asks for what comes after an answer. More is there already where the answer
 * doesn't reach the end. Null where nothing can come any more.
 */
export function nextLogPollMs({
  isEnd,
  isLive,
}: {
  isEnd: boolean
  isLive: boolean
}): number | null {
  if (!isEnd) return 0
  return isLive ? LIVE_POLL_MS : null
}
