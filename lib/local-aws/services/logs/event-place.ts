import { countLeading } from '../../world/count-leading.ts'
import type { LogEvent } from './logs-state.ts'

/** A place in the order of events: after every event of this time up to this serial. */
export interface Place {
  timestamp: number
  serial: number
}

export const beforeAll: Place = { timestamp: 0, serial: 0 }

/** The place before every event of a time. */
export const beforeTime = (timestamp: number): Place => ({ timestamp, serial: 0 })

export function comparePlaces(one: Place, other: Place): number {
  return one.timestamp - other.timestamp || one.serial - other.serial
}

/** How many events of a stream are at or before a place. */
export function countUpTo(events: readonly LogEvent[], place: Place): number {
  return countLeading(events, event => comparePlaces(event, place) <= 0)
}

/** A place as 56 digits, as in AWS's tokens and event IDs. */
export function placeDigits({ timestamp, serial }: Place): string {
  return String(timestamp).padStart(28, '0') + String(serial).padStart(28, '0')
}

/** Reads a place from 56 digits. Undefined for other text. */
export function parsePlace(digits: string): Place | undefined {
  if (!/^\d{56}$/.test(digits)) return undefined
  const [timestamp, serial] = [Number(digits.slice(0, 28)), Number(digits.slice(28))]
  return Number.isSafeInteger(timestamp) && Number.isSafeInteger(serial)
    ? { timestamp, serial }
    : undefined
}
