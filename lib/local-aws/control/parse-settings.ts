import type { Settings } from '../realism/settings.ts'

const dayMs = 24 * 60 * 60 * 1000

const isBetween = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && value >= low && value <= high

function isRange(value: unknown): value is [number, number] {
  if (!Array.isArray(value) || value.length !== 2) return false
  const parts: readonly unknown[] = value
  const [low, high] = parts
  return isBetween(high, 0, 60_000) && isBetween(low, 0, high)
}

/**
 * Applies the changes of a control request to the settings. Returns one sentence if a change is
 * wrong.
 */
export function parseSettings(now: Settings, input: Record<string, unknown>): Settings | string {
  const next = { ...now, ...input }
  const unknown = Object.keys(input).find(name => !Object.hasOwn(now, name))
  if (unknown !== undefined)
    return `'${unknown}' isn't a setting. The settings are ${Object.keys(now).join(', ')}.`
  const {
    latencyMs,
    visibilityDelayMs,
    quotas,
    retentionMs,
    speed,
    checkRoles,
  }: Record<string, unknown> = next
  if (!isRange(latencyMs))
    return "'latencyMs' must be the lowest and the highest wait: two numbers from 0 to 60000."
  if (!isBetween(visibilityDelayMs, 0, dayMs))
    return `'visibilityDelayMs' must be a number from 0 to ${dayMs}.`
  if (typeof quotas !== 'boolean') return "'quotas' must be true or false."
  if (typeof checkRoles !== 'boolean') return "'checkRoles' must be true or false."
  if (!isBetween(retentionMs, 0, 366 * dayMs))
    return `'retentionMs' must be a number from 0 to ${366 * dayMs}.`
  if (!isBetween(speed, Number.MIN_VALUE, 100_000))
    return "'speed' must be a number above 0 and at most 100000."
  return { latencyMs, visibilityDelayMs, quotas, retentionMs, speed, checkRoles }
}
