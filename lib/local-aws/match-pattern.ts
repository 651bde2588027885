/**
 * Whether the whole value matches a pattern in which `*` stands for any run of characters and `?`
 * for one, as in IAM policies and EC2 filters. Takes time in proportion to both lengths at worst
 * multiplied, however the pattern is built.
 */
export function matchesPattern(pattern: string, value: string, caseless = false): boolean {
  const wanted = caseless ? pattern.toLowerCase() : pattern
  const given = caseless ? value.toLowerCase() : value
  let at = 0
  let position = 0
  let star = -1
  let resume = 0
  while (position < given.length) {
    if (wanted[at] === '*') {
      star = at
      resume = position
      at += 1
    } else if (wanted[at] === '?' || wanted[at] === given[position]) {
      at += 1
      position += 1
    } else if (star >= 0) {
      at = star + 1
      resume += 1
      position = resume
    } else return false
  }
  while (wanted[at] === '*') at += 1
  return at === wanted.length
}
