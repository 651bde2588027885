/**
 * Reads patterns of cluster names, with `*` for any text and `?` for one character.
 *
 * @returns whether a cluster's name matches one of them.
 */
export function toProductionNames(patterns: readonly string[]): (cluster: string) => boolean {
  const short = patterns.map(pattern => pattern.replace(/\*+/g, '*'))
  return cluster => short.some(pattern => isLike(cluster, pattern))
}

/** Goes back to the last `*` only, so the time is at most the product of the two lengths. */
function isLike(text: string, pattern: string): boolean {
  let [at, place, star, from] = [0, 0, -1, 0]
  while (at < text.length) {
    const wanted = pattern[place]
    if (wanted === '*') {
      star = place++
      from = at
    } else if (wanted === '?' || wanted === text[at]) {
      at += 1
      place += 1
    } else if (star >= 0) {
      place = star + 1
      at = ++from
    } else return false
  }
  return pattern.slice(place).replaceAll('*', '') === ''
}
