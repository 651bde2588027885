import type { Random } from '../world/random.ts'
import type { Environment, OutputLine } from './command-script.ts'

/** Bounds for hostile commands. Sensible commands stay far below them. */
const mostCommands = 10_000
const mostOutput = 1024 * 1024
const deepestShell = 20

/** What a command has done so far. Nested shells share it. */
export class ShellSession {
  readonly lines: OutputLine[] = []
  readonly random: Random
  /**
   * Milliseconds since the container's start, at speed 1. `Infinity` if a program runs until it is
   * stopped.
   */
  atMs = 0
  depth = 0
  reason: string | undefined
  #commands = 0
  #output = 0
  #unfinished = ''

  constructor(random: Random) {
    this.random = random
  }

  write(text: string, ends = true): void {
    this.#output += text.length
    if (this.#output > mostOutput) return
    this.#unfinished += text
    if (ends) this.flush()
  }

  flush(): void {
    if (this.#unfinished === '') return
    for (const text of this.#unfinished.split('\n')) this.lines.push({ atMs: this.atMs, text })
    this.#unfinished = ''
  }

  /** False if the run has used up its commands or is nested too deeply. */
  admit(): boolean {
    this.#commands += 1
    return this.#commands <= mostCommands && this.depth <= deepestShell
  }
}

/** One shell: its variables, its options and the exit status of its last command. */
export interface Shell {
  name: string
  variables: Map<string, string>
  positional: readonly string[]
  exitsOnError: boolean
  status: number
  exited: boolean
}

export const createShell = (
  name: string,
  environment: Environment,
  positional: readonly string[] = [],
): Shell => ({
  name,
  variables: new Map(Object.entries(environment)),
  positional,
  exitsOnError: false,
  status: 0,
  exited: false,
})
