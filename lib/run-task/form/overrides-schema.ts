import * as z from 'zod/mini'
import { toIssue, toIssueOf } from '../problems/issue.ts'
import { keptCommand, keptFrom } from './kept-schema.ts'
import { limits } from './limits.ts'
import { readCommand } from '../command/read-command.ts'
import type { CommandInput } from '../command/read-command.ts'
import {
  bounded,
  listOf,
  optionalText,
  optionalWholeNumber,
  trimmed,
  wholeNumber,
} from './schema-fields.ts'

const commandInput = z.union([
  z.array(z.string()),
  z.object({ shell: z.string() }),
  z.object({ json: z.string() }),
])

/** A shell line or a JSON array as typed, or the words; absent is the definition's command. */
const command = z.optional(
  z.pipe(
    commandInput,
    z.transform((typed: CommandInput, ctx): string[] | undefined => {
      const read = readCommand(typed)
      if (read.ok) return read.words.length > 0 ? read.words : undefined
      ctx.issues.push({ ...toIssueOf(read.problem), input: typed, continue: true })
      return undefined
    }),
  ),
)

/** A row with neither name nor value is an empty row, and left out of the request. */
const environmentRow = z
  .object({
    name: z._default(z.string(), ''),
    value: z._default(z.string(), ''),
    /** Without a value of its own the row stands for one that the server puts in. */
    keptFrom: z.optional(keptFrom),
    /** The value was left out of a link or a draft: without one the launch is blocked. */
    isLeftOut: z.optional(z.boolean()),
  })
  .check(
    z.superRefine(({ name, value }, ctx) => {
      if (name === '' && value !== '') {
        ctx.addIssue({ ...toIssue('variable-name-required'), path: ['name'] })
      }
    }),
  )

/** A row without a value is an empty row. */
const environmentFile = z.object({
  value: z._default(trimmed(), ''),
  type: z._default(z.enum(['s3']), 's3'),
})

export const resourceTypes = ['GPU', 'InferenceAccelerator', 'NeuronDevice'] as const

/** In place of a number of GPUs: GPU memory in MiB, and percent of its compute. */
const sharingStrategy = z.object({
  nvidiaMps: z.optional(
    z.object({
      memory: wholeNumber(limits.gpuMemory),
      maxComputePercent: optionalWholeNumber(limits.gpuComputePercent),
    }),
  ),
})

/** A row without value and strategy is an empty row. */
const resourceRequirement = z.object({
  type: z._default(z.enum(resourceTypes), 'GPU'),
  value: z._default(trimmed(), ''),
  sharingStrategy: z.optional(sharingStrategy),
})

export const containerOverride = z.object({
  name: z.string().check(bounded()),
  command,
  /** In place of a command: one that the server puts in. */
  keptCommand: z.optional(keptCommand),
  isCommandLeftOut: z.optional(z.boolean()),
  environment: listOf(environmentRow),
  environmentFiles: listOf(environmentFile),
  cpu: optionalWholeNumber(limits.containerCpu),
  memory: optionalWholeNumber(limits.containerMemory),
  memoryReservation: optionalWholeNumber(limits.containerMemory),
  resourceRequirements: listOf(resourceRequirement),
  /** The request names the container although nothing of it is overridden; a form's row does not. */
  isNamed: z.optional(z.literal(true)),
})

export type ContainerOverrideValues = z.output<typeof containerOverride>

/** Deprecated by AWS since 2023-04-15: carried through, and not edited. */
const inferenceAcceleratorOverride = z.object({
  deviceName: z.optional(z.string()),
  deviceType: z.optional(z.string()),
})

/** `overrides` of RunTask. A form's row with nothing overridden is left out of the request. */
export const overridesSchema = z.object({
  containerOverrides: z._default(
    z.array(containerOverride).check(
      z.superRefine((containers, ctx) => {
        containers.forEach(({ name: container }, index) => {
          if (containers.findIndex(other => other.name === container) === index) return
          ctx.addIssue({ ...toIssue('container-repeated', { container }), path: [index, 'name'] })
        })
      }),
    ),
    [],
  ),
  /** CPU units or `1 vCPU`; MiB or `2 GB`: text, as ECS takes it. */
  cpu: optionalText(),
  memory: optionalText(),
  taskRoleArn: optionalText(),
  executionRoleArn: optionalText(),
  ephemeralStorage: z.optional(
    z.object({
      sizeInGiB: optionalWholeNumber(limits.ephemeralStorage),
    }),
  ),
  inferenceAcceleratorOverrides: listOf(inferenceAcceleratorOverride),
})

export type Overrides = z.output<typeof overridesSchema>
