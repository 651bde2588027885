import type { Argument } from './argument-rows.ts'

interface Notation {
  quote: (word: string) => string
  /** What a line ends with that the next one continues. */
  continuation: string
}

/** The command in lines. */
export function layOut(rows: Argument[][], { quote, continuation }: Notation): string {
  const toText = ({ text, isOwnLine }: Argument) =>
    isOwnLine ? `${continuation}\n    ${quote(text)}` : quote(text)
  const lines = rows.map(row => row.map(toText).join(' '))
  return ['aws ecs run-task', ...lines].join(` ${continuation}\n  `)
}
