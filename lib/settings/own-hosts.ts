/** Where the dashboard is reached when nothing is set: loopback, with `PORT`. */
export const ownUrl = (env: Record<string, string | undefined>): string =>
  env['NEXTAUTH_URL'] || `http://localhost:${env['PORT'] || '3000'}`

/**
 * The `Host` values that are ours: that of `NEXTAUTH_URL` and, where it is loopback, the other
 * spellings of loopback with the same port.
 */
export function hostsOf(env: Record<string, string | undefined>): Set<string> {
  const { host, hostname, port } = new URL(ownUrl(env))
  if (!isLoopbackName(hostname)) return new Set([host])
  const suffix = port ? `:${port}` : ''
  return new Set(['localhost', '127.0.0.1', '[::1]'].map(name => `${name}${suffix}`))
}

/** Whether an `Origin` header names one of our hosts under the scheme that Slipway is reached by. */
export function isOwnOrigin(origin: string, env: Record<string, string | undefined>): boolean {
  const { protocol } = new URL(ownUrl(env))
  return [...hostsOf(env)].some(host => origin === `${protocol}//${host}`)
}

export const isLoopbackName = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
