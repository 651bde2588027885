import { z } from 'zod'
import { limits } from './limits.ts'
import { readCommand } from './read-command.ts'
import type { CommandInput } from './read-command.ts'
import { optionalText, optionalWholeNumber } from './schema-fields.ts'

const commandInput: z.ZodType<CommandInput, CommandInput> = z.union([
  z.array(z.string()),
  z.object({ shell: z.string() }),
  z.object({ json: z.string() }),
])

/** A shell line or a JSON array as typed, or the words; absent is the definition's command. */
const command = commandInput
  .transform((typed, ctx): string[] | undefined => {
    const read = readCommand(typed)
    if (read.ok) return read.words.length > 0 ? read.words : undefined
    ctx.addIssue({ code: 'custom', message: read.message, continue: true })
    return undefined
  })
  .optional()

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

/** A row without a value is an empty row. */
const environmentFile = z.object({
  value: z.string().trim().default(''),
  type: z.enum(['s3']).default('s3'),
})

export const resourceTypes = ['GPU', 'InferenceAccelerator', 'NeuronDevice'] as const

/** In place of a number of GPUs: GPU memory in MiB, and percent of its compute. */
const sharingStrategy = z.object({
  nvidiaMps: z.object({ memory: z.number(), maxComputePercent: z.number().optional() }).optional(),
})

/** A row without value and strategy is an empty row. `sharingStrategy` is carried through. */
const resourceRequirement = z.object({
  type: z.enum(resourceTypes).default('GPU'),
  value: z.string().trim().default(''),
  sharingStrategy: sharingStrategy.optional(),
})

const containerOverride = z.object({
  name: z.string(),
  command,
  environment: z.array(environmentRow).default([]),
  environmentFiles: z.array(environmentFile).default([]),
  cpu: optionalWholeNumber({ label: 'CPU units', ...limits.containerCpu }),
  memory: optionalWholeNumber({ label: 'Memory', ...limits.containerMemory }),
  memoryReservation: optionalWholeNumber({
    label: 'Memory reservation',
    ...limits.containerMemory,
  }),
  resourceRequirements: z.array(resourceRequirement).default([]),
  /** The request names the container although nothing of it is overridden; a form's row does not. */
  isNamed: z.literal(true).optional(),
})

export type ContainerOverrideValues = z.output<typeof containerOverride>

/** Deprecated by AWS since 2023-04-15: carried through, and not edited. */
const inferenceAcceleratorOverride = z.object({
  deviceName: z.string().optional(),
  deviceType: z.string().optional(),
})

/** `overrides` of RunTask. A form's row with nothing overridden is left out of the request. */
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
  /** CPU units or `1 vCPU`; MiB or `2 GB`: text, as ECS takes it. */
  cpu: optionalText(),
  memory: optionalText(),
  taskRoleArn: optionalText(),
  executionRoleArn: optionalText(),
  ephemeralStorage: z
    .object({
      sizeInGiB: optionalWholeNumber({ label: 'Ephemeral storage', ...limits.ephemeralStorage }),
    })
    .optional(),
  inferenceAcceleratorOverrides: z.array(inferenceAcceleratorOverride).default([]),
})

export type Overrides = z.output<typeof overridesSchema>
