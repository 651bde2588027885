import type { Random } from '../world/random.ts'

/** One line that a program writes; `awslogs` carries both streams alike. */
export interface OutputLine {
  /** Since the program's start, in ms at speed 1. */
  atMs: number
  text: string
}

/** What a container's program will do, known the moment it starts. Times in ms at speed 1. */
export interface CommandScript {
  /** Ascending by `atMs`; may go on for as long as the program runs. */
  lines: Iterable<OutputLine>
  /** `Infinity` for a program that runs until it is stopped. */
  durationMs: number
  exitCode: number
  /** How it answers SIGTERM. Absent: not at all, as process 1 without a handler does. */
  onTerm?: TermAnswer
  /** The container's `reason`, when the platform and not the program ended it. */
  reason?: string
}

export interface TermAnswer {
  afterMs: number
  exitCode: number
  text?: string
}

/** The variables that a container sees. */
export type Environment = Readonly<Record<string, string>>

/** What runs for a program that the interpreter does not know itself. */
export type Program = (
  words: readonly string[],
  environment: Environment,
  random: Random,
) => CommandScript
