import { z } from 'zod'

/** A fault in the list of faults. Each room that can fail knows kinds with members of their own. */
export interface Fault {
  id: string
  kind: string
  /** How many requests, tasks or launches the fault still meets. Absent means all of them. */
  times?: number | undefined
}

export function wholeNumber(low: number, high: number) {
  const error = `must be a whole number from ${low} to ${high}.`
  return z.int({ error }).min(low, { error }).max(high, { error })
}

export const text = z.string({ error: 'must be a string.' })

const notEmpty = 'must be a string that is not empty.'
export const someText = z.string({ error: notEmpty }).min(1, { error: notEmpty })

/** Members that every kind of fault has. */
export const commonMembers = { id: text.optional(), times: wholeNumber(1, 1_000_000).optional() }

/** A fault as it stands in the list, made from the schema of its kind. */
export type Standing<Schema extends z.ZodType> = Omit<z.output<Schema>, 'id'> & { id: string }
