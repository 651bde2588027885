const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const count = (number: number, unit: string): string =>
  `${number} ${unit}${number === 1 ? '' : 's'}`

function toIdleText(idleMs: number): string {
  if (idleMs % HOUR_MS === 0) return count(idleMs / HOUR_MS, 'hour')
  return count(Math.max(1, Math.round(idleMs / MINUTE_MS)), 'minute')
}

/** Why somebody has to sign in again, in a sentence. */
export const toSessionEndText = (reason: string | undefined, idleMs: number): string =>
  reason === 'idle'
    ? `You were signed out after ${toIdleText(idleMs)} without activity.`
    : 'Your session has ended.'
