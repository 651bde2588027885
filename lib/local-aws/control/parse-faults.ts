import { isRecord } from '../protocol/is-record.ts'
import type { Fault, FaultKind } from './control-state.ts'

const kinds = {
  'drop-before': true,
  'drop-after': true,
  delay: true,
  hang: true,
  error: true,
  throttle: true,
  deny: true,
  expire: true,
} satisfies Record<FaultKind, true>

const texts = ['id', 'service', 'operation', 'principal', 'code', 'message'] as const
const limits = { times: [1, 1_000_000], delayMs: [0, 600_000], status: [400, 599] } as const

/** The faults of a control request, or one sentence about what is wrong with them. */
export function parseFaults(value: unknown, nextId: () => string): Fault[] | string {
  if (!Array.isArray(value)) return "'faults' is a list of faults."
  const faults: Fault[] = []
  for (const [index, item] of value.entries()) {
    const fault = parseFault(item, nextId)
    if (typeof fault === 'string') return `faults[${index}]: ${fault}`
    faults.push(fault)
  }
  return faults
}

function parseFault(item: unknown, nextId: () => string): Fault | string {
  if (!isRecord(item)) return 'a fault is an object.'
  const { kind } = item
  if (!isFaultKind(kind)) return `'kind' is one of ${Object.keys(kinds).join(', ')}.`
  const known: readonly string[] = ['kind', ...texts, ...Object.keys(limits)]
  const unknown = Object.keys(item).find(name => !known.includes(name))
  if (unknown !== undefined) return `'${unknown}' is not a member of a fault.`
  const fault: Fault = { id: '', kind }
  for (const name of texts) {
    const text = item[name]
    if (text === undefined) continue
    if (typeof text !== 'string') return `'${name}' is a string.`
    fault[name] = text
  }
  for (const name of ['times', 'delayMs', 'status'] as const) {
    const number = item[name]
    const [low, high] = limits[name]
    if (number === undefined) continue
    if (typeof number !== 'number' || !Number.isInteger(number) || number < low || number > high)
      return `'${name}' is a whole number from ${low} to ${high}.`
    fault[name] = number
  }
  fault.id ||= nextId()
  return fault
}

function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(kinds, value)
}
