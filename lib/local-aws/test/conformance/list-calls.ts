import { operations } from '../../operations.ts'
import { conformanceCalls } from './conformance-calls.ts'
import type { Made } from './conformance-calls.ts'

export interface ConformanceCall {
  service: string
  operation: string
  input: Record<string, unknown>
}

/** The representative requests of the operations that the endpoint has, in their order. */
export function listCalls(made: Made): ConformanceCall[] {
  return Object.entries(operations).flatMap(([service, known]) =>
    Object.entries(conformanceCalls[service] ?? {})
      .filter(([operation]) => Object.hasOwn(known, operation))
      .map(([operation, input]) => ({ service, operation, input: input(made) })),
  )
}

/** Operations of the endpoint for which nobody wrote a request. */
export function listForgotten(): string[] {
  return Object.entries(operations).flatMap(([service, known]) =>
    Object.keys(known)
      .filter(operation => !Object.hasOwn(conformanceCalls[service] ?? {}, operation))
      .map(operation => `${service}:${operation}`),
  )
}
