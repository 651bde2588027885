/**
 * `SLIPWAY_PRODUCTION_CLUSTERS`: names of clusters that ask before a launch, comma separated, with
 * `*` for any text and `?` for one character.
 *
 * @returns whether a cluster's name is one of them.
 */
export function toProductionNames(setting: string | undefined): (cluster: string) => boolean {
  const patterns = (setting ?? '')
    .split(',')
    .map(pattern => pattern.trim())
    .filter(Boolean)
    .map(pattern => pattern.replace(/\*+/g, '*'))
  return cluster => patterns.some(pattern => isLike(cluster, pattern))
}

/** Goes back to the last `*` only, so that no pattern takes longer than the product of the lengths. */
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
