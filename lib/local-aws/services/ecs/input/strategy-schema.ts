import { z } from 'zod'

const strategyItem = z.object({
  capacityProvider: z.string(),
  base: z
    .int()
    .min(0, 'base must be between 0 and 100000.')
    .max(100_000, 'base must be between 0 and 100000.')
    .default(0),
  weight: z
    .int()
    .min(0, 'weight must be between 0 and 1000.')
    .max(1000, 'weight must be between 0 and 1000.')
    .default(0),
})

/** A strategy has at most 20 items. Only one of them can have a base. */
export const strategySchema = z
  .array(strategyItem)
  .max(20, 'The number of capacity providers in the strategy can not exceed 20.')
  .refine(
    items => items.filter(({ base }) => base > 0).length <= 1,
    'Only one capacity provider in a capacity provider strategy can have a base defined.',
  )
