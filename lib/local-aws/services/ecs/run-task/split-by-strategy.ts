import type { StrategyItem } from '../state/ecs-records.ts'

/**
 * How many of `count` tasks each provider of a strategy gets, in the strategy's order: first the
 * base, then the rest in proportion to the weights (API Reference, CapacityProviderStrategyItem).
 * Remainders go to the largest remainder, and of equal ones to the earlier provider. The sum is
 * `count`, unless every weight is 0 and the base is smaller.
 */
export function splitByStrategy(strategy: readonly StrategyItem[], count: number): number[] {
  let rest = count
  const based = strategy.map(({ base }) => {
    const taken = Math.min(base, rest)
    rest -= taken
    return taken
  })
  const weights = strategy.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return based
  const shares = strategy.map(({ weight }) => (rest * weight) / weights)
  const whole = shares.map(Math.floor)
  const missing = rest - whole.reduce((sum, share) => sum + share, 0)
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
  const lucky = new Set(byRemainder.slice(0, missing).map(({ index }) => index))
  return based.map((taken, index) => taken + (whole[index] ?? 0) + (lucky.has(index) ? 1 : 0))
}
