/** A request as it came over the wire, with its whole body. */
export interface WireRequest {
  method: string
  /** Path and query, as sent. */
  url: string
  /** Names are in lower case. Values of repeated headers are joined with a comma. */
  headers: Readonly<Record<string, string>>
  body: Buffer
}

export interface WireResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/**
 * Splits a request target without `URL`, which throws for some targets and takes `//name` for
 * another host. A client behind a proxy sends the absolute form, with the host.
 */
export function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '')
  const at = target.indexOf('?')
  if (at < 0) return { path: target, query: new URLSearchParams() }
  return { path: target.slice(0, at), query: new URLSearchParams(target.slice(at + 1)) }
}
