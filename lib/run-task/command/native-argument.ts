/**
 * What a Windows program is handed for `\"`: a quote, as half of the backslashes before one go.
 * Source: Microsoft, "Parsing C command-line arguments".
 */
export const unescapeQuotes = (text: string): string =>
  text.replace(/(?<!\\)(\\+)"/g, (_, { length }: string) => `${'\\'.repeat(length / 2)}"`)

/**
 * Up to version 7.2, PowerShell lets the program unescape; from 7.3 on the text arrives as it is.
 * Where every quote has its backslash, the text was written for the former.
 */
export const isEscaped = (text: string): boolean =>
  text.includes('"') && !/(?<!\\)(?:\\\\)*"/.test(text)
