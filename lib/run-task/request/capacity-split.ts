export interface ProviderShare {
  capacityProvider: string
  count: number
}

interface Item {
  capacityProvider: string
  base?: number
  weight?: number
}

/**
 * How `count` tasks split over a strategy: its base first, the rest in the ratio of the weights
 * (API Reference, CapacityProviderStrategyItem; both default to 0). Tasks that do not divide go to
 * the largest remainders, the earlier row first: ECS does not say how it rounds.
 * A single provider takes all of them, whatever its weight. Sums to `count` whenever one weight is
 * above 0.
 */
export function splitCapacity(items: readonly Item[], count: number): ProviderShare[] {
  const based = takeBases(items, count)
  const rest = count - sum(based)
  const weighted = shareByWeight(
    items.map(({ weight = 0 }) => weight),
    rest,
  )
  return items.map(({ capacityProvider }, index) => ({
    capacityProvider,
    count: (based[index] ?? 0) + (weighted[index] ?? 0),
  }))
}

function takeBases(items: readonly Item[], count: number): number[] {
  let rest = count
  return items.map(({ base = 0 }) => {
    const taken = Math.min(base, rest)
    rest -= taken
    return taken
  })
}

function shareByWeight(weights: number[], count: number): number[] {
  const total = sum(weights)
  if (total === 0) return weights.map(() => (weights.length === 1 ? count : 0))
  const whole = weights.map(weight => Math.floor((count * weight) / total))
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (count * weight) % total }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
  const extra = new Set(byRemainder.slice(0, count - sum(whole)).map(({ index }) => index))
  return whole.map((share, index) => share + (extra.has(index) ? 1 : 0))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
