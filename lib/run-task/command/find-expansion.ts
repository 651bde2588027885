/** Where the expansion that begins at a place ends; undefined where none begins. */
export function findExpansionEnd(text: string, at: number): number | undefined {
  const character = text.charAt(at)
  if (character === '`') {
    const close = text.indexOf('`', at + 1)
    return close < 0 ? text.length : close + 1
  }
  if (character !== '$') return undefined
  const next = text.charAt(at + 1)
  if (next === '(') return findBracketEnd(text, at + 1, '(', ')')
  if (next === '{') return findBracketEnd(text, at + 1, '{', '}')
  const name = /^\$([A-Za-z_]\w*|[\d@*#?$!-])/.exec(text.slice(at, at + 200))
  return name ? at + name[0].length : undefined
}

/** Where the bracket that opens at a place is closed. Brackets between quotes close nothing. */
export function findBracketEnd(text: string, at: number, open: string, close: string): number {
  let depth = 0
  let quote = ''
  for (let next = at; next < text.length; next += 1) {
    const character = text.charAt(next)
    if (character === '\\') next += 1
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === open) depth += 1
    else if (character === close) depth -= 1
    if (depth === 0) return next + 1
  }
  return text.length
}
