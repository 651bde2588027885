import * as z from 'zod/mini'
import { limits } from './limits.ts'
import { bounded, optionalWholeNumber } from './schema-fields.ts'

/** The launch types that a request may name; Managed Instances and Spot need a strategy. */
export const launchTypes = ['FARGATE', 'EC2', 'EXTERNAL', 'MANAGED_INSTANCES'] as const

/** One row of a strategy. */
export const strategyItem = z.object({
  capacityProvider: z
    .string({ error: 'Capacity provider is missing. Choose one.' })
    .check(
      z.trim(),
      bounded(),
      z.minLength(1, 'Capacity provider is empty. Choose one, or remove the row.'),
    ),
  base: optionalWholeNumber({ label: 'Base', ...limits.base }),
  weight: optionalWholeNumber({ label: 'Weight', ...limits.weight }),
})

export type StrategyItem = z.output<typeof strategyItem>

/** `launchType` and `capacityProviderStrategy` exclude each other; neither is the cluster's default. */
export const computeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clusterDefault') }),
  z.object({
    kind: z.literal('launchType'),
    launchType: z.enum(launchTypes, { error: 'Launch type is not chosen. Choose one.' }),
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
  const refuse = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path, message })
  if (items.length === 0) return refuse([], 'Strategy is empty. Add a capacity provider.')
  if (items.length > maxItems) {
    const extra = items.length - maxItems
    refuse([], `Strategy has ${items.length} providers, ${maxItems} at most. Remove ${extra}.`)
  }
  checkBases(items, refuse)
  checkWeights(items, refuse)
  checkMix(items, refuse)
}

type Refuse = (path: (string | number)[], message: string) => void

function checkBases(items: StrategyItem[], refuse: Refuse): void {
  const based = items.flatMap(({ base }, index) => (base ? [index] : []))
  for (const index of based.slice(1)) {
    refuse([index, 'base'], 'Base is set on two rows; only one may have it. Enter 0 here.')
  }
}

function checkWeights(items: StrategyItem[], refuse: Refuse): void {
  if (items.some(({ weight }) => weight !== undefined && weight !== 0)) return
  refuse([0, 'weight'], 'Weight is 0 on every row, so nothing is placed. Enter 1 or more on one.')
}

function checkMix(items: StrategyItem[], refuse: Refuse): void {
  const named = items.map(({ capacityProvider }) => capacityProvider)
  if (!named.some(isFargateProvider)) return
  const other = named.findIndex(name => name !== '' && !isFargateProvider(name))
  if (other < 0) return
  refuse(
    [other, 'capacityProvider'],
    `Capacity provider ${named[other]} does not mix with Fargate providers in one strategy. Keep one kind.`,
  )
}
