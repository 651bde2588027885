const HOME = '/launch'

/** Where to go after signing in: a path of this site and nothing else, whatever a link says. */
export function toReturnPath(asked: unknown): string {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return HOME
  const base = 'http://own.invalid'
  if (!URL.canParse(asked, base)) return HOME
  const url = new URL(asked, base)
  // Dot segments resolve to nothing, so that "/.//host" becomes "//host": another site to a browser.
  if (url.origin !== base || url.pathname.startsWith('//')) return HOME
  return `${url.pathname}${url.search}${url.hash}`
}

/** The sign-in page that comes back to `path`. */
export const toSignInHref = (path: string, ended = false): string =>
  `/sign-in?${new URLSearchParams({ returnTo: path, ...(ended ? { ended: '1' } : {}) })}`
