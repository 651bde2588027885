import { launchFormSchema } from '../form/launch-form-schema.ts'
import type { LaunchInput } from '../form/launch-form-schema.ts'

/** Issues of a value that has the wrong shape; the others are rules that it breaks. */
const shapeIssues = new Set<string>([
  'invalid_type',
  'invalid_union',
  'invalid_key',
  'invalid_element',
])

/** A form that was stored as JSON. Values that break rules come back, anything else is ignored. */
export function readDraftInput(json: string): LaunchInput | undefined {
  const value = parse(json)
  const { error } = launchFormSchema.safeParse(value)
  if (error?.issues.some(({ code }) => shapeIssues.has(code))) return undefined
  return asInput(value)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch {
    return undefined
  }
}

/** Safe: the schema found no member of another type. */
const asInput = (value: unknown) => value as LaunchInput
