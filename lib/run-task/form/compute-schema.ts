import * as z from 'zod/mini'
import { limits } from './limits.ts'
import { toIssue, toMessage } from '../problems/issue.ts'
import type { ParamsOf, ProblemCode } from '../problems/problem-texts.ts'
import { bounded, optionalWholeNumber, required } from './schema-fields.ts'

/** The launch types that a request may name; Managed Instances and Spot need a strategy. */
export const launchTypes = ['FARGATE', 'EC2', 'EXTERNAL', 'MANAGED_INSTANCES'] as const

/** One row of a strategy. */
export const strategyItem = z.object({
  capacityProvider: z
    .string({ error: toMessage('capacity-provider-required') })
    .check(z.trim(), bounded(), required('capacity-provider-required')),
  base: optionalWholeNumber(limits.base),
  weight: optionalWholeNumber(limits.weight),
})

export type StrategyItem = z.output<typeof strategyItem>

/** `launchType` and `capacityProviderStrategy` exclude each other; neither is the cluster's default. */
export const computeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clusterDefault') }),
  z.object({
    kind: z.literal('launchType'),
    launchType: z.enum(launchTypes, { error: toMessage('choice-required') }),
  }),
  z.object({
    kind: z.literal('strategy'),
    capacityProviderStrategy: z.array(strategyItem).check(z.superRefine(checkStrategy)),
  }),
])

export type Compute = z.output<typeof computeSchema>

/** Providers of Fargate; every other name is an Auto Scaling group or Managed Instances. */
export const isFargateProvider = (name: string): boolean =>
  name === 'FARGATE' || name === 'FARGATE_SPOT'

type Issues = z.core.$RefinementCtx<StrategyItem[]>

function checkStrategy(items: StrategyItem[], ctx: Issues): void {
  const { maxItems } = limits.capacityProviderStrategy
  const refuse: Refuse = (path, code, ...params) =>
    ctx.addIssue({ ...toIssue(code, ...params), path })
  if (items.length === 0) return refuse([], 'strategy-required')
  if (items.length > maxItems) refuse([], 'too-many', { count: items.length, max: maxItems })
  checkBases(items, refuse)
  checkWeights(items, refuse)
  checkMix(items, refuse)
}

type Refuse = <Code extends ProblemCode>(
  path: (string | number)[],
  code: Code,
  ...params: ParamsOf<Code>
) => void

function checkBases(items: StrategyItem[], refuse: Refuse): void {
  const based = items.flatMap(({ base }, index) => (base ? [index] : []))
  for (const index of based.slice(1)) {
    refuse([index, 'base'], 'base-repeated')
  }
}

/** Of a single provider the API Reference says two things: a rule warns of it. */
function checkWeights(items: StrategyItem[], refuse: Refuse): void {
  if (items.length === 1 || items.some(({ weight }) => weight !== undefined && weight !== 0)) return
  refuse([0, 'weight'], 'weights-zero')
}

function checkMix(items: StrategyItem[], refuse: Refuse): void {
  const named = items.map(({ capacityProvider }) => capacityProvider)
  if (!named.some(isFargateProvider)) return
  const other = named.findIndex(name => name !== '' && !isFargateProvider(name))
  const provider = named[other]
  if (provider !== undefined) refuse([other, 'capacityProvider'], 'fargate-mixed', { provider })
}
