/**
 * The header in which a polled answer names the delay before the next question. It stands outside
 * the body: the body of an answer that hasn't changed could be an earlier one, with a stale delay.
 */
export const NEXT_POLL_HEADER = 'x-next-poll-ms'

/** Milliseconds; `stop` where nothing can change any more. */
export const toNextPollHeader = (nextPollMs: number | null): string =>
  nextPollMs === null ? 'stop' : String(nextPollMs)

/** Null where the header says `stop`, or is missing. */
export const readNextPollHeader = (text: string | null): number | null =>
  text !== null && /^\d+$/.test(text) ? Number(text) : null
