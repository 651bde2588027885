import { z } from 'zod'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { findProblems } from '../run-task/rules/find-problems.ts'
import type { LaunchInput, LaunchValues } from '../run-task/schema.ts'

const rows = z.array(z.looseObject({})).optional()

/** The outline that a form must have for any of it to be read. */
const formOutline = z.looseObject({
  taskDefinition: z.string(),
  compute: z
    .union([
      z.looseObject({
        kind: z.literal('strategy'),
        capacityProviderStrategy: z.array(z.looseObject({})),
      }),
      z.looseObject({ kind: z.enum(['clusterDefault', 'launchType']) }),
    ])
    .optional(),
  overrides: z.looseObject({ containerOverrides: rows }).optional(),
  tags: z
    .array(z.looseObject({ key: z.string().optional(), value: z.string().optional() }))
    .optional(),
  volumeConfigurations: z
    .array(z.looseObject({ name: z.string(), managedEBSVolume: z.looseObject({}).optional() }))
    .optional(),
})

/** The launch that a form describes. Values with errors are left out. */
export function readLaunchForm(values: unknown): Result<LaunchValues> {
  const outline = formOutline.safeParse(values)
  if (outline.success) return succeed(findProblems(toInput(outline.data), {}).launch)
  return fail({ kind: 'invalid', message: 'The form could not be read. Reload the page.' })
}

/** Safe: every member is read with its own schema, and one that doesn't match counts as absent. */
const toInput = (outline: unknown) => outline as LaunchInput
