import classes from './log-list.module.css'

/** A JSON value over several lines, with its names and numbers in colors of their own. */
export function JsonText({ value }: { value: Record<string, unknown> }) {
  const text = JSON.stringify(value, null, 2)
  return (
    <pre className={classes.json}>
      {toTokens(text).map(({ text: part, kind }, index) =>
        kind ? (
          <span key={index} className={classes[kind]}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </pre>
  )
}

interface Token {
  text: string
  kind?: 'jsonName' | 'jsonNumber'
}

/** Names end in a colon; numbers, booleans and null stand alone. The text is `JSON.stringify`'s. */
const token = /("(?:[^"\\]|\\.)*")(:)?|(-?\d[\d.eE+-]*|true|false|null)/g

function toTokens(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const found of text.matchAll(token)) {
    const [whole, , colon, literal] = found
    const kind = colon ? 'jsonName' : literal ? 'jsonNumber' : undefined
    if (!kind) continue
    tokens.push({ text: text.slice(at, found.index) })
    tokens.push({ text: whole, kind })
    at = found.index + whole.length
  }
  return [...tokens, { text: text.slice(at) }]
}
