import type { Random } from '../world/random.ts'
import { runWords } from './run-command.ts'
import { createShell, ShellSession } from './shell-session.ts'
import { runUnknownProgram } from './unknown-program.ts'
import type { CommandScript, Environment, Program } from './command-script.ts'

export interface ContainerCommand {
  /** `entryPoint` and `command` joined, as Docker does. Empty: the image's own command runs. */
  words: readonly string[]
  environment: Environment
  random: Random
  /**
   * Makes the script of a program other than a shell, `echo`, `sleep`, `exit`, `true` or `false`.
   */
  program?: Program
}

const interpretedProgram =
  /^(?:(?:\/usr)?(?:\/local)?\/bin\/)?(sh|bash|ash|dash|echo|sleep|exit|true|false)$/

/** Whether the interpreter knows the program. */
export const isInterpreted = (word: string): boolean => interpretedProgram.test(word)

/**
 * Says what a container's command will print, how long it runs and how it ends. Executes nothing. A
 * shell or `sleep` that is process 1 has no handler for SIGTERM, so it ignores the signal (Docker,
 * "PID 1 signal handling"). Any other program exits with 143.
 * @returns a script for every input. A line that a shell cannot read prints an error and exits with
 * 2.
 */
export const interpretCommand = (command: ContainerCommand): CommandScript => {
  const { words, environment, random, program = runUnknownProgram } = command
  const first = words[0] ?? ''
  if (!isInterpreted(first)) return program(words, environment, random)
  const session = new ShellSession(random)
  const shell = createShell('sh', environment)
  const exitCode = runWords(words, shell, session, program)
  session.flush()
  return {
    lines: session.lines,
    durationMs: session.atMs,
    exitCode,
    ...(session.reason === undefined ? {} : { reason: session.reason }),
  }
}
