/** Where the dashboard is reached. */
export interface OwnSite {
  url: string
  /** The `Host` values that are ours. */
  hosts: ReadonlySet<string>
  /** The values of an `Origin` header that are ours. */
  origins: ReadonlySet<string>
}

/**
 * The site at the URL that people type. Where it is loopback, the other spellings of loopback with
 * the same port are ours, too.
 *
 * @throws when it isn't a URL.
 */
export function toOwnSite(url: string): OwnSite {
  const { protocol, host, hostname, port } = new URL(url)
  const suffix = port ? `:${port}` : ''
  const hosts = isLoopbackName(hostname)
    ? ['localhost', '127.0.0.1', '[::1]'].map(name => `${name}${suffix}`)
    : [host]
  return {
    url,
    hosts: new Set(hosts),
    origins: new Set(hosts.map(name => `${protocol}//${name}`)),
  }
}

export const isLoopbackName = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
