import type { ShellWord } from '../command/read-words.ts'

export interface Option {
  name: string
  values: ShellWord[]
  /** How many words may follow. */
  mostValues: number
}

/** Options of every command that take no value. */
const flags = new Set([
  '--debug',
  '--no-verify-ssl',
  '--no-paginate',
  '--no-sign-request',
  '--no-cli-pager',
  '--cli-auto-prompt',
  '--no-cli-auto-prompt',
])

/** Options of every command. */
const general = new Set([
  '--region',
  '--profile',
  '--output',
  '--query',
  '--endpoint-url',
  '--color',
  '--no-cli-pager',
  '--debug',
])

/** Why an option that says nothing of a task isn't used. */
export const explainOption = (name: string): string =>
  general.has(name) ? 'an option of the aws command' : 'not a RunTask parameter'

/** `"$(cat <<'END' ...)"` is the lines in it, unless a shell would put something else in. */
function fromHereDocument(word: ShellWord): ShellWord {
  const [, quote = '', , lines] =
    /^\$\(\s*cat\s+<<-?\s*(['"]?)(\w+)\1[ \t]*\n([^]*)\n\s*\2\s*\)$/.exec(word.text) ?? []
  if (lines === undefined || (quote === '' && /[$`]/.test(lines))) return word
  return { text: lines, isExpanded: false }
}

/** An option takes the words up to the next one; `--name=value` ties one to it. */
export function toOptions(
  words: ShellWord[],
  countValues: (option: string) => number,
): { options: Option[]; strays: ShellWord[] } {
  const options: Option[] = []
  const strays: ShellWord[] = []
  for (const found of words) {
    const word = fromHereDocument(found)
    const tied = /^((?:--|[\u2013\u2014]-?)[a-z][\w-]*)(?:=(.*))?$/s.exec(word.text)
    const open = options.at(-1)
    if (tied?.[1]) {
      // Word processors put a dash for two hyphens.
      const name = tied[1].replace(/^[\u2013\u2014]-?/, '--')
      const values = tied[2] === undefined ? [] : [{ ...word, text: tied[2] }]
      const mostValues = flags.has(name) ? 0 : countValues(name)
      options.push({ name, values, mostValues })
    } else if (open && open.values.length < open.mostValues) open.values.push(word)
    else strays.push(word)
  }
  return { options, strays }
}
