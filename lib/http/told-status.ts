/**
 * Browsers write every answer with an error status into their console, also one that a page expects
 * and shows: AWS failed, or the session has ended. So Slipway's own pages ask with this header, and
 * get such an answer with status 200 and its real status in the same header. Everybody else gets the
 * status itself.
 */
export const STATUS_HEADER = 'x-slipway-status'

/** What a page sends in the header. */
export const ASKS_FOR_STATUS = 'in-header'

/** The answer as whoever sent the request wants its status. */
export function tellStatus(request: Pick<Request, 'headers'>, response: Response): Response {
  const { status, body } = response
  if (status < 400 || request.headers.get(STATUS_HEADER) !== ASKS_FOR_STATUS) return response
  const headers = new Headers(response.headers)
  headers.set(STATUS_HEADER, String(status))
  return new Response(body, { status: 200, headers })
}

/** The status that an answer means. */
export function readStatus({ status, headers }: Pick<Response, 'status' | 'headers'>): number {
  const told = headers.get(STATUS_HEADER)
  return told !== null && /^[45]\d\d$/.test(told) ? Number(told) : status
}
