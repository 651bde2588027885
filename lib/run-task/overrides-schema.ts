import { z } from 'zod'
import { readCommand } from './read-command.ts'
import type { CommandInput } from './read-command.ts'

const commandInput: z.ZodType<CommandInput, CommandInput> = z.union([
  z.array(z.string()),
  z.object({ shell: z.string() }),
  z.object({ json: z.string() }),
])

/** A shell line or a JSON array as typed, or the words; absent is the definition's command. */
const command = commandInput.optional().transform((typed, ctx): string[] | undefined => {
  if (typed === undefined) return undefined
  const read = readCommand(typed)
  if (read.ok) return read.words.length > 0 ? read.words : undefined
  ctx.addIssue({ code: 'custom', message: read.message, continue: true })
  return undefined
})

/** A row with neither name nor value is an empty row, and left out of the request. */
const environmentRow = z
  .object({
    name: z.string().default(''),
    value: z.string().default(''),
  })
  .superRefine(({ name, value }, ctx) => {
    if (name === '' && value !== '') {
      const message = 'Variable has a value and no name. Name it, or remove the row.'
      ctx.addIssue({ code: 'custom', path: ['name'], message })
    }
  })

const containerOverride = z.object({
  name: z.string(),
  command,
  environment: z.array(environmentRow).default([]),
})

export type ContainerOverrideValues = z.output<typeof containerOverride>

/** `overrides` of RunTask. A container with nothing overridden is left out of the request. */
export const overridesSchema = z.object({
  containerOverrides: z
    .array(containerOverride)
    .superRefine((containers, ctx) => {
      containers.forEach(({ name }, index) => {
        if (containers.findIndex(other => other.name === name) === index) return
        const message = `Container ${name} is overridden twice. Keep one.`
        ctx.addIssue({ code: 'custom', path: [index, 'name'], message })
      })
    })
    .default([]),
})

export type Overrides = z.output<typeof overridesSchema>
