import { readString } from '../../http/protocol/read-input.ts'
import { invalidMember } from './log-names.ts'

/** Reads one of the values that a member may have. Undefined if it is absent. */
export function readEnum<Value extends string>(
  input: Record<string, unknown>,
  member: string,
  values: readonly Value[],
): Value | undefined {
  const given = readString(input, member)
  if (given === undefined) return undefined
  const known = values.find(value => value === given)
  if (known !== undefined) return known
  const set = `[${values.join(', ')}]`
  throw invalidMember(member, `'${given}'`, `Member must satisfy enum value set: ${set}`)
}
