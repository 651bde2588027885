import * as z from 'zod/mini'
import { toIssue, toMessage } from '../problems/issue.ts'
import { limits } from './limits.ts'
import { optionalText } from './schema-fields.ts'

export const constraintTypes = ['memberOf', 'distinctInstance'] as const
export const strategyTypes = ['spread', 'binpack', 'random'] as const

const placementConstraint = z.object({
  type: z.enum(constraintTypes, { error: toMessage('choice-required') }),
  expression: optionalText(),
})

/** `placementConstraints` of RunTask. */
export const placementConstraintsSchema = z.array(placementConstraint)

export type PlacementConstraintValues = z.output<typeof placementConstraint>

const placementStrategyRule = z.object({
  type: z.enum(strategyTypes, { error: toMessage('choice-required') }),
  field: optionalText(),
})

/** `placementStrategy` of RunTask, in the order in which it applies. */
export const placementStrategySchema = z.array(placementStrategyRule).check(
  z.superRefine((rules, ctx) => {
    const { max } = limits.placementStrategy
    if (rules.length > max) ctx.addIssue(toIssue('too-many', { count: rules.length, max }))
  }),
)

export type PlacementStrategyValues = z.output<typeof placementStrategyRule>
