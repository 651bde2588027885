import { z } from 'zod'
import { AWS_URL } from './servers.ts'

/** Moves the life of tasks on, without waiting. */
export const advanceClock = (advanceMs: number) => post('clock', { advanceMs })

const clockAnswer = z.object({ now: z.number() })

/** What time it is for the embedded AWS, in epoch milliseconds. */
export async function readClock(): Promise<number> {
  const response = await fetch(`${AWS_URL}/_local/clock`)
  return clockAnswer.parse(await response.json()).now
}

/** Makes calls fail until `clearFaults`: see the control path of the embedded AWS. */
export const addFaults = (...faults: object[]) => post('faults', { faults })

export const clearFaults = () => post('faults', { clear: true })

async function post(path: string, body: object): Promise<void> {
  const response = await fetch(`${AWS_URL}/_local/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The control path refused: ${await response.text()}`)
}

const callsAnswer = z.object({ calls: z.record(z.string(), z.record(z.string(), z.number())) })

/** How often an operation (`ecs:RunTask`) was called, by every principal together. */
export async function countCalls(operation: string): Promise<number> {
  const response = await fetch(`${AWS_URL}/_local/calls`)
  const { calls } = callsAnswer.parse(await response.json())
  return Object.values(calls).reduce((sum, counts) => sum + (counts[operation] ?? 0), 0)
}
