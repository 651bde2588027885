import type { Random } from '../world/random.ts'

/**
 * One line that a program writes. Standard output and standard error look the same in `awslogs`.
 */
export interface OutputLine {
  /** Milliseconds since the program's start, at speed 1. */
  atMs: number
  text: string
}

/**
 * Everything that a container's program will do. It is known when the program starts. Times are in
 * milliseconds at speed 1.
 */
export interface CommandScript {
  /** Ascending by `atMs`. The list may go on for as long as the program runs. */
  lines: Iterable<OutputLine>
  /** `Infinity` for a program that runs until it is stopped. */
  durationMs: number
  exitCode: number
  /**
   * How the program answers SIGTERM. Without it, the program ignores the signal, as process 1
   * without a handler does.
   */
  onTerm?: TermAnswer
  /** The container's `reason`, if the platform ended the program. */
  reason?: string
}

export interface TermAnswer {
  afterMs: number
  exitCode: number
  text?: string
}

/** The variables that a container sees. */
export type Environment = Readonly<Record<string, string>>

/** Makes the script of a program that the interpreter does not know. */
export type Program = (
  words: readonly string[],
  environment: Environment,
  random: Random,
) => CommandScript
