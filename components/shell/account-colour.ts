/** Hues far enough apart to tell accounts by, none of them a status colour's exact tone. */
const COLOURS = [
  '#e8590c',
  '#7048e8',
  '#0c8599',
  '#5c940d',
  '#1864ab',
  '#087f5b',
  '#9c36b5',
  '#846358',
]

/** The colour an account always has, from its id. */
export function accountColour(accountId: string): string {
  let sum = 0
  for (const character of accountId) sum = (sum * 31 + character.charCodeAt(0)) % 9973
  return COLOURS[sum % COLOURS.length] ?? '#e8590c'
}
