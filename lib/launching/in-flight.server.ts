import 'server-only'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { processWide } from '../process-wide.ts'
import type { LaunchOutcome } from './launch-outcome.ts'

type Flights = Map<string, Promise<LaunchOutcome>>

/** By ledger: a launch belongs to one. */
const flightsOf = (ledger: Ledger): Flights => {
  const byLedger = processWide('launches-in-flight', () => new WeakMap<Ledger, Flights>())
  const flights = byLedger.get(ledger) ?? new Map<string, Promise<LaunchOutcome>>()
  byLedger.set(ledger, flights)
  return flights
}

/** Runs what stands under the key, or joins it where it is under way: both get one answer. */
export function joinFlight(
  ledger: Ledger,
  key: string,
  run: () => Promise<LaunchOutcome>,
): Promise<LaunchOutcome> {
  const flights = flightsOf(ledger)
  const underWay = flights.get(key)
  if (underWay) return underWay
  const flight = run().finally(() => flights.delete(key))
  flights.set(key, flight)
  return flight
}

export const sendKey = (launchId: string): string => `send ${launchId}`

/** The send of a launch that is under way in this process. */
export const findSend = (ledger: Ledger, launchId: string): Promise<LaunchOutcome> | undefined =>
  flightsOf(ledger).get(sendKey(launchId))
