import { programs, shellBuiltins } from './builtins.ts'
import { expandWord } from './expand-word.ts'
import { parseShellLine } from './parse-shell-line.ts'
import { createShell } from './shell-session.ts'
import { ShellSyntaxError } from './shell-syntax-error.ts'
import type { CommandScript, Environment, Program } from './command-script.ts'
import type { ShellCommand } from './parse-shell-line.ts'
import type { Shell, ShellSession } from './shell-session.ts'

const assignment = /^[A-Za-z_]\w*=/
const shells = new Set(['sh', 'bash', 'ash', 'dash'])

const baseName = (program: string): string => program.replace(/^(?:\/usr)?(?:\/local)?\/bin\//, '')

/** Adds a program's script to the session. The program may run until it is stopped. */
const playScript = (script: CommandScript, session: ShellSession): number => {
  session.flush()
  const startMs = session.atMs
  for (const line of script.lines) {
    if (session.lines.length > 2_000) break
    session.lines.push({ atMs: startMs + line.atMs, text: line.text })
  }
  session.atMs += script.durationMs
  session.reason = script.reason
  return script.exitCode
}

/** Runs a program by its words, as `exec` would; returns its exit status. */
export const runWords = (
  words: readonly string[],
  shell: Shell,
  session: ShellSession,
  program: Program,
): number => {
  const name = baseName(words[0] ?? '')
  if (shells.has(name)) return runShell(name, words.slice(1), shell, session, program)
  const builtin = programs.get(name)
  if (builtin) return builtin(words.slice(1), shell, session)
  return playScript(program(words, Object.fromEntries(shell.variables), session.random), session)
}

/**
 * Runs `sh [-options] -c line [name words...]`. A shell without a line reads an empty input and
 * ends.
 */
const runShell = (
  name: string,
  operands: readonly string[],
  outer: Shell,
  session: ShellSession,
  program: Program,
): number => {
  const at = operands.findIndex(operand => /^-[a-z]*c$/.test(operand))
  if (at < 0 || operands.slice(0, at).some(operand => !operand.startsWith('-'))) {
    const script = operands.find(operand => !operand.startsWith('-'))
    if (script === undefined) return 0
    session.write(`${name}: 0: cannot open ${script.slice(0, 200)}: No such file`)
    return 2
  }
  const line = operands[at + 1]
  if (line === undefined) {
    session.write(`${name}: 0: -c requires an argument`)
    return 2
  }
  const environment: Environment = Object.fromEntries(outer.variables)
  const shell = createShell(name, environment, operands.slice(at + 2))
  shell.exitsOnError = operands.slice(0, at + 1).some(operand => /^-\w*e/.test(operand))
  session.depth += 1
  runShellLine(line, shell, session, program)
  session.depth -= 1
  return shell.status
}

const lookup =
  (shell: Shell) =>
  (name: string): string | undefined => {
    if (name === '?') return String(shell.status)
    if (name === '$') return '1'
    if (name === '#') return String(Math.max(0, shell.positional.length - 1))
    if (name === '@' || name === '*') return shell.positional.slice(1).join(' ')
    if (/^\d$/.test(name)) return shell.positional[Number(name)] ?? (name === '0' ? shell.name : '')
    return shell.variables.get(name)
  }

/**
 * Runs a whole line. For a line that it cannot read, the shell prints an error and exits with 2.
 */
const runShellLine = (
  line: string,
  shell: Shell,
  session: ShellSession,
  program: Program,
): void => {
  try {
    const commands = parseShellLine(line)
    commands.forEach((command, index) => {
      if (shell.exited || session.atMs === Infinity) return
      if (command.after === '&&' && shell.status !== 0) return
      if (command.after === '||' && shell.status === 0) return
      runShellCommand(command, shell, session, program)
      const isLastOfList = (commands[index + 1]?.after ?? ';') === ';'
      if (shell.exitsOnError && shell.status !== 0 && isLastOfList) shell.exited = true
    })
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error
    session.write(`${shell.name}: 1: ${error.message}`)
    shell.status = 2
    shell.exited = true
  }
}

const runShellCommand = (
  command: ShellCommand,
  shell: Shell,
  session: ShellSession,
  program: Program,
): void => {
  if (!session.admit()) throw new ShellSyntaxError('Maximum function recursion depth reached')
  const words = command.words.flatMap(word => expandWord(word, lookup(shell)))
  const start = words.findIndex(word => !assignment.test(word))
  const assignments = start < 0 ? words : words.slice(0, start)
  shellBuiltins.get('export')?.(assignments, shell, session)
  if (start < 0) {
    shell.status = 0
    return
  }
  const named = words[start] === 'exec' ? start + 1 : start
  const called = words.slice(named)
  const before = session.lines.length
  const builtin = shellBuiltins.get(called[0] ?? '')
  shell.status = builtin
    ? builtin(called.slice(1), shell, session)
    : runWords(called, shell, session, program)
  if (named > start) shell.exited = true
  if (command.silent) session.lines.length = Math.min(before, session.lines.length)
}
