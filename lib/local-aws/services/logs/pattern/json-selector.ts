import { isRecord } from '../../../http/protocol/is-record.ts'
import type { Scanner } from './scanner.ts'

/** `*` is every member or item. */
type Step = { member: string } | { item: number } | '*'

/**
 * Parses a selector such as `$.a.b[0].c`, `$.a[*].b` or `$.*`. The result finds all its values in
 * an event.
 */
export function parseSelector(scanner: Scanner): (root: unknown) => unknown[] {
  if (!scanner.take('$')) throw scanner.refuse()
  const steps: Step[] = []
  for (;;) {
    const member = scanner.match(/\.([\w-]+)/y)
    const item = member === undefined ? scanner.match(/\[(\d{1,9})\]/y) : undefined
    const named = scanner.match(/\.?\[\s*['"]([^'"]*)['"]\s*\]/y)
    if (member !== undefined) steps.push({ member })
    if (item !== undefined) steps.push({ item: Number(item) })
    if (named !== undefined) steps.push({ member: named })
    if (member !== undefined || item !== undefined || named !== undefined) continue
    if (scanner.match(/\.\*|\[\*\]/y) === undefined) break
    steps.push('*')
  }
  if (steps.length === 0) throw scanner.refuse()
  return root =>
    steps.reduce<unknown[]>((found, step) => found.flatMap(at => follow(at, step)), [root])
}

function follow(at: unknown, step: Step): unknown[] {
  if (step === '*') return isRecord(at) || Array.isArray(at) ? Object.values(at) : []
  if ('item' in step) return Array.isArray(at) && step.item in at ? [at[step.item]] : []
  return isRecord(at) && Object.hasOwn(at, step.member) ? [at[step.member]] : []
}
