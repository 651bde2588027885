const pattern = /^#draft=([^&]+)(?:&left=([\w.,]*))?$/
const mostNamed = 100

/** `#draft=…&left=path,path`: a form, and the fields whose values were left out of it. */
export const toDraftFragment = (text: string, left: readonly string[]): string =>
  `#draft=${text}${left.length > 0 ? `&left=${left.slice(0, mostNamed).join(',')}` : ''}`

/** The parts of such a fragment; undefined for any other. */
export function readDraftFragment(hash: string): { text: string; left: string[] } | undefined {
  const [, text, left = ''] = pattern.exec(hash) ?? []
  if (text === undefined) return undefined
  return { text, left: left.split(',').filter(Boolean).slice(0, mostNamed) }
}
