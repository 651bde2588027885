/** A request as it came over the wire, its body read whole. */
export interface WireRequest {
  method: string
  /** Path and query, as sent. */
  url: string
  /** Names in lower case; repeated ones joined with a comma. */
  headers: Readonly<Record<string, string>>
  body: Buffer
}

export interface WireResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/**
 * By hand: `URL` throws for some request targets, and takes `//name` for another host. A client
 * behind a proxy sends the absolute form, host and all.
 */
export function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '')
  const at = target.indexOf('?')
  if (at < 0) return { path: target, query: new URLSearchParams() }
  return { path: target.slice(0, at), query: new URLSearchParams(target.slice(at + 1)) }
}
