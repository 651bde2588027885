import type { z } from 'zod'
import { isRecord } from '../http/protocol/is-record.ts'
import { faultKinds, isFaultKind } from './fault-kinds.ts'
import type { Fault } from '../faults/fault.ts'

/** Reads the faults of a control request. Returns one sentence if a fault is wrong. */
export function parseFaults(value: unknown, nextId: () => string): Fault[] | string {
  if (!Array.isArray(value)) return "'faults' must be a list of faults."
  const faults: Fault[] = []
  for (const [index, item] of value.entries()) {
    const fault = parseFault(item, nextId)
    if (typeof fault === 'string') return `faults[${index}]: ${fault}`
    faults.push(fault)
  }
  return faults
}

function parseFault(item: unknown, nextId: () => string): Fault | string {
  if (!isRecord(item)) return 'A fault must be an object.'
  const { kind } = item
  if (!isFaultKind(kind)) return `'kind' must be one of ${Object.keys(faultKinds).join(', ')}.`
  const parsed = faultKinds[kind].safeParse(item)
  if (parsed.success) return { ...parsed.data, id: parsed.data.id || nextId() }
  const [issue] = parsed.error.issues
  return issue ? toSentence(issue, kind) : "This isn't a valid fault."
}

function toSentence(issue: z.core.$ZodIssue, kind: string): string {
  if (issue.code === 'unrecognized_keys')
    return `'${issue.keys[0] ?? ''}' isn't a member of a fault of kind ${kind}.`
  return `'${issue.path.map(String).join('.')}' ${issue.message}`
}
