import * as z from 'zod/mini'
import { toIssue, toMessage } from '../problems/issue.ts'
import { computeSchema } from './compute-schema.ts'
import { countCharacters, limits } from './limits.ts'
import { networkSchema } from './network-schema.ts'
import { overridesSchema } from './overrides-schema.ts'
import { placementConstraintsSchema, placementStrategySchema } from './placement-schema.ts'
import { bounded, optionalText, required, wholeNumber } from './schema-fields.ts'
import { propagateTagsChoices, tagsSchema } from './tags-schema.ts'
import { volumesSchema } from './volumes-schema.ts'

/**
 * The launch form with the rules of its single fields. Rows keep their places, so
 * that the path of an issue is the path of the field.
 */
export const launchFormSchema = z.object({
  taskDefinition: z
    .string({ error: toMessage('task-definition-required') })
    .check(z.trim(), bounded(), required('task-definition-required')),
  cluster: optionalText(),
  count: z._default(wholeNumber(limits.count), 1),
  compute: z._default(computeSchema, { kind: 'clusterDefault' }),
  platformVersion: optionalText(),
  networkConfiguration: z._default(networkSchema, {
    awsvpcConfiguration: { subnets: [], securityGroups: [] },
  }),
  overrides: z._default(overridesSchema, {
    containerOverrides: [],
    inferenceAcceleratorOverrides: [],
  }),
  placementConstraints: z._default(placementConstraintsSchema, []),
  placementStrategy: z._default(placementStrategySchema, []),
  volumeConfigurations: z._default(volumesSchema, []),
  tags: z._default(tagsSchema, []),
  propagateTags: z.optional(z.enum(propagateTagsChoices)),
  enableECSManagedTags: z.optional(z.boolean()),
  enableExecuteCommand: z.optional(z.boolean()),
  startedBy: optionalText().check(z.superRefine(checkStartedBy)),
  group: optionalText(),
  referenceId: optionalText(),
})

export type LaunchInput = z.input<typeof launchFormSchema>
export type LaunchValues = z.output<typeof launchFormSchema>

function checkStartedBy(text: string | undefined, ctx: z.core.$RefinementCtx): void {
  if (text === undefined) return
  const { maxCharacters } = limits.startedBy
  const characters = countCharacters(text)
  if (characters > maxCharacters) ctx.addIssue(toIssue('too-long', { characters, maxCharacters }))
}
