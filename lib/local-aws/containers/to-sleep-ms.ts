const unitMs: Record<string, number> = {
  '': 1_000,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** A sleep of more than 30 days runs until it is stopped. */
const longestSleepMs = 30 * 86_400_000

const toMs = (word: string): number | undefined => {
  if (word.length > 64) return undefined
  const match = /^(inf(?:inity)?|\d+(?:\.\d*)?|\.\d+)([smhd]?)$/i.exec(word)
  if (!match) return undefined
  const amount = match[1]?.toLowerCase().startsWith('inf') ? Infinity : Number(match[1])
  return amount * (unitMs[match[2] ?? ''] ?? 1_000)
}

/**
 * The sum of `sleep`'s operands in milliseconds, `Infinity` for more than 30 days, or the operand
 * that is not a duration.
 */
export const toSleepMs = (operands: readonly string[]): number | { invalid: string } => {
  let sum = 0
  for (const operand of operands) {
    const ms = toMs(operand)
    if (ms === undefined) return { invalid: operand }
    sum += ms
  }
  return sum > longestSleepMs ? Infinity : sum
}
