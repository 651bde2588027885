import * as z from 'zod/mini'

/** As long as an ARN can be. */
const maxCharacters = 2048

/**
 * Where a value is that the page does not have: in a launch (its ID) or a task (its ARN) of before.
 * The server puts it in when it launches, for whoever may have it.
 */
export const keptFrom = z.object({
  kind: z.enum(['launch', 'task']),
  id: z.string().check(z.maxLength(maxCharacters)),
})

export type KeptFrom = z.output<typeof keptFrom>

/** A command that is kept: its words with the secret parts masked, for showing. */
export const keptCommand = z.extend(keptFrom, { masked: z.array(z.string()) })

interface Row {
  value?: string
  keptFrom?: KeptFrom
}

/** Whether the row stands for a value that the server puts in; a value that was typed counts. */
export const isKept = <R extends Row>(row: R): row is R & { keptFrom: KeptFrom } =>
  row.keptFrom !== undefined && !row.value
