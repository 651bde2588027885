import { readCommand } from './read-command.ts'
import type { CommandInput } from './read-command.ts'

/** Whether a command was entered, be it right or wrong. Blanks are none: ECS runs the definition's. */
export function isCommandGiven(typed: CommandInput | undefined): boolean {
  if (typed === undefined) return false
  const read = readCommand(typed)
  return !read.ok || read.words.length > 0
}
