/**
 * Whether a request counts as activity. The poll of a hidden tab (`look=0`) doesn't.
 *
 * @param path the request's path and query; null counts as activity.
 */
export function isActivity(path: string | null): boolean {
  const [, query] = (path ?? '').split('?')
  return new URLSearchParams(query).get('look') !== '0'
}
