import * as z from 'zod/mini'
import { limits } from './limits.ts'
import { optionalText } from './schema-fields.ts'

export const constraintTypes = ['memberOf', 'distinctInstance'] as const
export const strategyTypes = ['spread', 'binpack', 'random'] as const

const placementConstraint = z.object({
  type: z.enum(constraintTypes, { error: 'Constraint type is not chosen. Choose one.' }),
  expression: optionalText(),
})

/** `placementConstraints` of RunTask. */
export const placementConstraintsSchema = z.array(placementConstraint)

export type PlacementConstraintValues = z.output<typeof placementConstraint>

const placementStrategyRule = z.object({
  type: z.enum(strategyTypes, { error: 'Strategy type is not chosen. Choose one.' }),
  field: optionalText(),
})

/** `placementStrategy` of RunTask, in the order in which it applies. */
export const placementStrategySchema = z.array(placementStrategyRule).check(
  z.superRefine((rules, ctx) => {
    const { max } = limits.placementStrategy
    if (rules.length <= max) return
    const message = `Placement strategy has ${rules.length} rules, ${max} at most. Remove ${rules.length - max}.`
    ctx.addIssue({ code: 'custom', path: [], message })
  }),
)

export type PlacementStrategyValues = z.output<typeof placementStrategyRule>
