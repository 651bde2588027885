import { z } from 'zod'
import { computeSchema } from './compute-schema.ts'
import { countCharacters, limits } from './limits.ts'
import { networkSchema } from './network-schema.ts'
import { overridesSchema } from './overrides-schema.ts'
import { placementConstraintsSchema, placementStrategySchema } from './placement-schema.ts'
import { propagateTagsChoices } from './propagate-tags.ts'
import { optionalText, wholeNumber } from './schema-fields.ts'
import { tagsSchema } from './tags-schema.ts'
import { volumesSchema } from './volumes-schema.ts'

/**
 * The launch form with the rules of its single fields. Rows keep their places, so
 * that the path of an issue is the path of the field.
 */
export const launchFormSchema = z.object({
  taskDefinition: z
    .string({ error: 'Task definition is missing. Choose one.' })
    .trim()
    .min(1, 'Task definition is empty. Choose one.'),
  cluster: optionalText(),
  count: wholeNumber({ label: 'Tasks', ...limits.count }).default(1),
  compute: computeSchema.default({ kind: 'clusterDefault' }),
  platformVersion: optionalText(),
  networkConfiguration: networkSchema.default({
    awsvpcConfiguration: { subnets: [], securityGroups: [] },
  }),
  overrides: overridesSchema.default({
    containerOverrides: [],
    inferenceAcceleratorOverrides: [],
  }),
  placementConstraints: placementConstraintsSchema.default([]),
  placementStrategy: placementStrategySchema.default([]),
  volumeConfigurations: volumesSchema.default([]),
  tags: tagsSchema.default([]),
  propagateTags: z.enum(propagateTagsChoices).optional(),
  enableECSManagedTags: z.boolean().optional(),
  enableExecuteCommand: z.boolean().optional(),
  startedBy: optionalText().superRefine(checkStartedBy),
  group: optionalText(),
  referenceId: optionalText(),
})

export type LaunchInput = z.input<typeof launchFormSchema>
export type LaunchValues = z.output<typeof launchFormSchema>

function checkStartedBy(text: string | undefined, ctx: z.core.$RefinementCtx): void {
  if (text === undefined) return
  const refuse = (message: string) => ctx.addIssue({ code: 'custom', message })
  const { maxCharacters, pattern } = limits.startedBy
  const characters = countCharacters(text)
  if (characters > maxCharacters) {
    refuse(`Started by has ${characters} characters, ${maxCharacters} at most. Shorten it.`)
  }
  if (!pattern.test(text)) {
    refuse('Started by takes letters, digits, hyphens, underscores and slashes. Remove the others.')
  }
}
