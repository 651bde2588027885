import { ShellSyntaxError } from './shell-syntax-error.ts'
import { splitShellLine } from './split-shell-line.ts'
import type { Operator, WordPart } from './split-shell-line.ts'

export interface ShellCommand {
  /** The operator before the command. It decides whether the command runs. */
  after: Operator
  words: WordPart[][]
  silent: boolean
}

const reserved = new Set(
  'if then elif else fi for while until do done case esac in function { } ! [['.split(' '),
)

const refuseReserved = (word: WordPart[]): void => {
  const first = word[0]
  if (word.length === 1 && first && !first.quoted && reserved.has(first.text))
    throw new ShellSyntaxError(`Syntax error: "${first.text}" unexpected`)
}

/**
 * Reads a shell line as a list of simple commands joined by `;`, `&&` and `||`.
 * @throws ShellSyntaxError before any of the commands has run, as a shell does.
 */
export const parseShellLine = (line: string): ShellCommand[] => {
  const commands: ShellCommand[] = []
  let current: ShellCommand = { after: ';', words: [], silent: false }
  const isEmpty = () => current.words.length === 0
  const finish = (after: Operator) => {
    commands.push(current)
    current = { after, words: [], silent: false }
  }
  for (const token of splitShellLine(line)) {
    if (token.kind === 'silence') current.silent = true
    else if (token.kind === 'word') {
      if (isEmpty()) refuseReserved(token.parts)
      current.words.push(token.parts)
    } else if (token.kind === 'newline') {
      if (!isEmpty()) finish(';')
    } else if (!isEmpty()) finish(token.operator)
    else throw new ShellSyntaxError(`Syntax error: "${token.operator}" unexpected`)
  }
  if (!isEmpty()) commands.push(current)
  else if (current.after !== ';') throw new ShellSyntaxError('Syntax error: end of file unexpected')
  return commands
}
