import type { Resend } from './resend-window.ts'

/** A launch without an answer, as a page shows it. Times are ISO 8601. */
export interface OpenLaunchView {
  launchId: string
  /** `db-migrate:14`, as the request names it. */
  taskDefinition: string
  cluster: string
  accountId: string
  region: string
  count: number
  launchedAt: string
  /** Principal ARN. */
  launchedBy: string
  /** Whether this session's principal launched it, and so may send it again or give it up. */
  isOwn: boolean
  /** Whether RunTask may be under way at this very moment. */
  isSending: boolean
  resend: Resend
  /** Until then sending it again cannot start a second task. */
  resendUntil: string
  /** Whether its tasks carry a mark of its own, so that they can be found. */
  isFindable: boolean
  /** When its tasks were last looked for. */
  lookedAt?: string
  /** What the last send ended with; undefined where Slipway stopped before it knew. */
  failure?: { message: string; code?: string; detail?: string; status?: number }
  /** The stored request as JSON without environment values, for its own operator. */
  request?: string
}

/** `GET /api/launches`: the launches without an answer, newest first. `/api/launches/{id}/open`: one. */
export interface OpenLaunchesAnswer {
  launches: OpenLaunchView[]
}
