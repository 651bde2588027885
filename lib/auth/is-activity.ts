/**
 * Whether a request counts as activity. The poll of a hidden tab doesn't: only that one has a `look`,
 * `look=1` if somebody asked to be told of what it shows.
 *
 * @param path the request's path and query; null counts as activity.
 */
export function isActivity(path: string | null): boolean {
  const [, query] = (path ?? '').split('?')
  return !new URLSearchParams(query).has('look')
}
