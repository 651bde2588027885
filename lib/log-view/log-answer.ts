/** One event of a log stream, as CloudWatch Logs has it. */
export interface LogEvent {
  /** Epoch milliseconds. */
  timestampMs: number
  message: string
}

/**
 * Where a page of a log starts: its newest events, its oldest ones, the first event at or after an
 * instant (epoch milliseconds), or where the page that named this token ended.
 */
export type LogStart = { at: 'tail' } | { at: 'head' } | { atMs: number } | { token: string }

/**
 * `GET /api/tasks/{region}/{account}/{cluster}/{taskId}/logs?container&{at|atMs|token}`: a page of
 * a container's log, oldest event first. The header of the next poll says when to ask for what comes
 * after it; it says `stop` where nothing can come any more.
 */
export interface LogPageAnswer {
  events: LogEvent[]
  /** Asks for the page after this one. Undefined while the stream doesn't exist. */
  forwardToken?: string
  /**
   * Asks for the page before this one. Undefined while the stream doesn't exist, and where a page after
   * another one is empty: what comes before it is known.
   */
  backwardToken?: string
  /** No event comes after this page, as far as AWS knows by now. */
  isEnd: boolean
  /** No event comes before this page. */
  isStart: boolean
  source: { region: string; group: string; stream: string }
}

/**
 * `GET /api/tasks/{…}/logs/search?container&text&regex&token`: what FilterLogEvents found in the
 * whole stream, oldest event first. A page can be empty without being the last one.
 */
export interface LogSearchAnswer {
  events: LogEvent[]
  /** Searches on. Undefined at the end of the stream. */
  nextToken?: string
  /** CloudWatch Logs tells `Error` from `error`. */
  isCaseSensitive: boolean
}
