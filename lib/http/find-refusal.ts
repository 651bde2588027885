import type { OwnSite } from '../settings/own-site.ts'

/** A request as it came over the wire, before anything has interpreted it. */
export interface WireRequest {
  method: string
  /** The target of the request line. */
  target: string
  /** Every `Host` header. With more than one, two servers could read the request differently. */
  hosts: string[]
  forwardedHost: string | undefined
  contentLength: number
}

/** A status with the sentence that the client reads. */
export interface PlainRefusal {
  status: number
  message: string
  headers?: Record<string, string>
}

const METHODS = ['GET', 'HEAD', 'POST']

/** No page sends as much, and each reader of a body has a smaller limit of its own. */
const MAX_BODY_BYTES = 512 * 1024

/**
 * Why a request is refused that Next would answer with 500, redirect, or take for another site's.
 * Undefined for every other request.
 */
export function findRefusal(
  { method, target, hosts, forwardedHost, contentLength }: WireRequest,
  site: OwnSite,
): PlainRefusal | undefined {
  const [host = ''] = hosts
  if (hosts.length > 1 || host === '') {
    return { status: 400, message: 'The request needs exactly one Host header.' }
  }
  if (!site.hosts.has(host))
    return { status: 421, message: `This server isn’t reached by this Host.` }
  if (!areAll(forwardedHost, site.hosts)) {
    return { status: 421, message: 'X-Forwarded-Host names another host than NEXTAUTH_URL.' }
  }
  if (!METHODS.includes(method)) {
    const headers = { allow: METHODS.join(', ') }
    return { status: 405, message: `The method ${method} isn’t supported.`, headers }
  }
  if (contentLength > MAX_BODY_BYTES) {
    return { status: 413, message: `The request has more than ${MAX_BODY_BYTES} bytes.` }
  }
  if (!isPlainPath(target)) return { status: 400, message: 'The request’s path can’t be read.' }
  return undefined
}

/** A chain of proxies appends its hosts, separated by commas. */
const areAll = (forwardedHost: string | undefined, own: ReadonlySet<string>): boolean =>
  (forwardedHost ?? '')
    .split(',')
    .map(name => name.trim())
    .every(name => name === '' || own.has(name))

/** A path from the root. `//host`, `/\host` and a full URL could lead to another site. */
function isPlainPath(target: string): boolean {
  const [path = ''] = target.split('?')
  return path.startsWith('/') && !path.includes('//') && !path.includes('\\')
}
