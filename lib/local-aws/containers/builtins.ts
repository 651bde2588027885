import { toSleepMs } from './to-sleep-ms.ts'
import type { Shell, ShellSession } from './shell-session.ts'

/** Runs one command that the interpreter knows, and returns its exit status. */
export type Builtin = (operands: readonly string[], shell: Shell, session: ShellSession) => number

const escapes: Record<string, string> = { n: '\n', t: '\t', '\\': '\\' }

const echo: Builtin = (operands, _shell, session) => {
  const flags = operands.findIndex(operand => !/^-[neE]+$/.test(operand))
  const given = flags < 0 ? operands.length : flags
  const options = operands.slice(0, given).join('')
  const text = operands.slice(given).join(' ')
  const spoken = options.includes('e')
    ? text.replace(/\\([nt\\])/g, (_, c: string) => escapes[c] ?? c)
    : text
  session.write(spoken, !options.includes('n'))
  return 0
}

const sleep: Builtin = (operands, _shell, session) => {
  if (operands.length === 0) {
    session.write('sleep: missing operand')
    return 1
  }
  const ms = toSleepMs(operands)
  if (typeof ms !== 'number') {
    session.write(`sleep: invalid time interval '${ms.invalid.slice(0, 200)}'`)
    return 1
  }
  session.flush()
  session.atMs += ms
  return 0
}

const exit: Builtin = (operands, shell, session) => {
  shell.exited = true
  const given = operands[0]
  if (given === undefined) return shell.status
  if (/^\d{1,9}$/.test(given)) return Number(given) % 256
  session.write(`${shell.name}: 1: exit: Illegal number: ${given.slice(0, 200)}`)
  return 2
}

const set: Builtin = (operands, shell) => {
  if (operands.some(operand => /^-\w*e/.test(operand))) shell.exitsOnError = true
  if (operands.some(operand => /^\+\w*e/.test(operand))) shell.exitsOnError = false
  return 0
}

const assign: Builtin = (operands, shell) => {
  for (const operand of operands) {
    const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(operand)
    if (match) shell.variables.set(match[1] ?? '', match[2] ?? '')
  }
  return 0
}

const succeed: Builtin = () => 0
const fail: Builtin = () => 1

/** Programs that run in exec form as well as in a shell. */
export const programs = new Map<string, Builtin>([
  ['echo', echo],
  ['sleep', sleep],
  ['exit', exit],
  ['true', succeed],
  ['false', fail],
])

/** Commands that only a shell knows. */
export const shellBuiltins = new Map<string, Builtin>([
  ...programs,
  [':', succeed],
  ['set', set],
  ['export', assign],
  ['cd', succeed],
])
