/**
 * The first part of a command that only a shell acts on, where none is in front: an operator, a
 * variable, a substitution, a command of its own. ECS hands the words to the program as they are.
 */
export function findShellNeed(words: readonly string[]): string | undefined {
  if (hasShell(words)) return undefined
  const [assignment] = /^[A-Z_][A-Z\d_]*=/.exec(words[0] ?? '') ?? []
  if (assignment !== undefined && words.length > 1) return assignment
  if (builtins.has(words[0] ?? '') && words.length > 1) return words[0]
  for (const [index, word] of words.entries()) {
    if (operators.has(word)) return word
    if (isScript(word)) continue
    const found = findJoint(word, index === words.length - 1) ?? findExpanded(word)
    if (found !== undefined) return found
  }
  return undefined
}

/** Two commands in one word, or the end of one where another follows. */
const findJoint = (word: string, isLast: boolean): string | undefined =>
  /&&|\|\|/.exec(word)?.[0] ?? (!isLast && word.endsWith(';') ? ';' : undefined)

const operators = new Set(['&&', '||', '|', ';', '>', '>>', '<', '&', '2>&1', '2>', '&>'])

/** No program has these names: they change the shell that they run in. */
const builtins = new Set(['cd', 'source', '.', 'export', 'set', 'alias', 'ulimit', 'umask'])

const shells =
  /^(?:.*[\\/])?(?:ba|da|a|k|z|fi)?sh$|^(?:.*[\\/])?(?:cmd|pwsh|powershell)(?:\.exe)?$/i

/** `sh -c`, also behind `env`, `exec` or an init. */
export function hasShell(words: readonly string[]): boolean {
  const at = words.findIndex(word => shells.test(word))
  return at >= 0 && words.slice(at + 1).some(word => /^(?:-[a-z]*c|\/[ck]|-command)$/i.test(word))
}

/** Code for an interpreter, or JSON, has a meaning of its own for `$`. */
const isScript = (word: string) => /\s/.test(word) || /^[[{]/.test(word)

const mostShown = 40

function findExpanded(word: string): string | undefined {
  const found =
    /\$(?:[A-Za-z_]\w*|\{[A-Za-z_][^}]*\}|\([^)]*\)?)|`[^`]+`?|^\d?>>?[\w./&].*|^~\//.exec(
      word,
    )?.[0]
  return found && found.length > mostShown ? `${found.slice(0, mostShown)}…` : found
}
