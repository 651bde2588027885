import { createLedgerMemory } from '../ledger-memory.ts'

/** When the request was sent that a task's stored state answers, by ARN: `performance.now()`. */
const sent = createLedgerMemory<number>('sent-order', 10_000)

/**
 * Whether a later request has been answered already. Several states of a task can share a version,
 * so of two answers with the same one the later request's counts. A restart leaves no request open.
 */
export const isOvertaken = (ledger: object, taskArn: string, sentMs: number): boolean =>
  (sent.get(ledger, taskArn) ?? -Infinity) > sentMs

export const rememberSent = sent.set
