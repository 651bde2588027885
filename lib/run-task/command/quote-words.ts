/** The line that `splitCommandLine`, and any POSIX shell, reads as exactly these words. */
export const quoteWords = (words: readonly string[]): string => words.map(quoteWord).join(' ')

/** One word, quoted only where a POSIX shell needs it. A secret's mask isn't a special character. */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./\u2022-]+$/.test(word)) return word
  if (word.includes("'") && !/["$`\\!]/.test(word)) return `"${word}"`
  return `'${word.replaceAll("'", "'\\''")}'`
}
