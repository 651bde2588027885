import { launchFormSchema } from '../form/launch-form-schema.ts'
import type { LaunchInput } from '../form/launch-form-schema.ts'
import { isRecord, readShape } from '../request/read-shape.ts'
import { formShape, ownFormShape } from './form-shape.ts'

interface ReadFormOptions {
  /** The form was written in this session, and may name values that the server keeps. */
  isOwn?: boolean
}

/**
 * The form in a value that was stored, linked or sent: as it was typed, with the members of the form
 * only. A value that breaks a rule comes in, so that the form can say so; a member of another type
 * counts as not given. Undefined where the value has no member of a form.
 */
export function readFormInput(
  value: unknown,
  { isOwn = false }: ReadFormOptions = {},
): LaunchInput | undefined {
  const read = readShape(isOwn ? ownFormShape : formShape, value, '', { isTyped: true })
  if (!isRecord(read.value)) return undefined
  const members = Object.entries(read.value).filter(([name, member]) => hasItsType(name, member))
  return members.length > 0 ? toInput(Object.fromEntries(members)) : undefined
}

/** The same in a text of JSON. */
export function parseFormInput(json: string, options?: ReadFormOptions): LaunchInput | undefined {
  try {
    return readFormInput(JSON.parse(json), options)
  } catch {
    return undefined
  }
}

/** Issues of a value that has the wrong type; the others are rules that it breaks. */
const typeIssues = new Set<string>([
  'invalid_type',
  'invalid_union',
  'invalid_key',
  'invalid_element',
])

function hasItsType(name: string, member: unknown): boolean {
  const schema = schemas.get(name)
  const { error } = schema?.safeParse(member) ?? {}
  return !error?.issues.some(({ code }) => typeIssues.has(code))
}

const schemas = new Map(Object.entries(launchFormSchema.shape))

/** Safe: the schema of each member found no value of another type in it. */
const toInput = (members: object): LaunchInput => ({ taskDefinition: '', ...members })
