/** Hues that are easy to tell apart. None of them is a status colour. */
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

/** An account's colour. It depends on the account ID only. */
export function accountColour(accountId: string): string {
  let sum = 0
  for (const character of accountId) sum = (sum * 31 + character.charCodeAt(0)) % 9973
  return COLOURS[sum % COLOURS.length] ?? '#e8590c'
}
