import { isSecretName } from './secret-names.ts'

/** Values that are secrets whatever they are called; each is known by its issuer's own prefix. */
const patterns = [
  /[a-z][a-z\d+.-]{0,30}:\/\/[^\s/@:]*:[^\s/@]+@/i,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/,
  /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/,
  /\beyJ[\w-]{5,2000}\.[\w-]{5,}\./,
  /\b(?:gh[opusr]_\w{20,}|github_pat_\w{20,})/,
  /\bxox[abeoprs]-[\w-]{8,}/,
]

/** Whether a value looks like a secret by itself. */
export const isSecretValue = (value: string): boolean =>
  patterns.some(pattern => pattern.test(value))

const option = /^--?([A-Za-z][\w.-]*)(?:=([^]*))?$/
const assignment = /(?:^|\s)([A-Za-z_][\w.-]*)=\S/g

/**
 * Whether a word of the command is a secret, or gives one: `--token=x`, `--password x`,
 * `PASSWORD=x`, a URL with a password. A shell's script is one word and is looked at inside.
 */
export function hasSecretWord(words: readonly string[]): boolean {
  return words.some((word, index) => {
    if (isSecretValue(word) || hasSecretAssignment(word)) return true
    const [, name, value] = option.exec(word) ?? []
    if (name === undefined || !isSecretName(name)) return hasSecretOptionInside(word)
    const next = words[index + 1]
    return value === undefined ? next !== undefined && !option.test(next) : value !== ''
  })
}

const hasSecretAssignment = (word: string) =>
  [...word.matchAll(assignment)].some(([, name = '']) => isSecretName(name))

/** `sh -c 'run --password x'`. */
const hasSecretOptionInside = (word: string): boolean =>
  /\s/.test(word.trim()) &&
  [...word.matchAll(/(?:^|\s)--?([A-Za-z][\w.-]*)[=\s]+[^\s-]/g)].some(([, name = '']) =>
    isSecretName(name),
  )
