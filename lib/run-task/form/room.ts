import { toNumberText } from '../problems/amount-texts.ts'
import { toFieldLabel } from './find-field.ts'
import type { LaunchInput } from './launch-form-schema.ts'
import { limits } from './limits.ts'

/**
 * What a form has room for. More than a request may hold, so that what is a little too long can be
 * shortened in the form, and little enough to be drawn and judged with every key.
 */
export const room = {
  /** UTF-16 units of a single field; of the overrides, as JSON. */
  characters: 4 * limits.overrides.maxCharacters,
  /** Rows of any list but the variables, which the overrides limit. The longest may have 50. */
  rows: 100,
}

/** UTF-16 units of a text that is read in. The largest task that ECS describes is a fraction of it. */
export const mostImported = 2_000_000

/** Why a launch has no room in the form, as a sentence; undefined where it has. */
export function explainNoRoom(input: Partial<LaunchInput>): string | undefined {
  const characters = JSON.stringify(input.overrides ?? {}).length
  if (characters > room.characters) {
    return `The overrides have ${toNumberText(characters)} characters. ECS accepts ${toNumberText(limits.overrides.maxCharacters)}. Shorten them, or move variables to an environment file.`
  }
  // The texts of the containers are counted, but there may be many without one.
  const containerOverrides = input.overrides?.containerOverrides?.map(() => null)
  return explainAt({ ...input, overrides: { ...input.overrides, containerOverrides } }, '')
}

function explainAt(value: unknown, path: string): string | undefined {
  const label = toFieldLabel(path)
  if (typeof value === 'string' && value.length > room.characters) {
    return `${label}: ${toNumberText(value.length)} characters. No field takes more than ${toNumberText(room.characters)}.`
  }
  if (Array.isArray(value) && value.length > room.rows) {
    return `${label}: ${toNumberText(value.length)} rows. A launch can’t have so many.`
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, member] of Object.entries(value)) {
    const found = explainAt(member, path ? `${path}.${key}` : key)
    if (found !== undefined) return found
  }
  return undefined
}

/** Why a text is not taken into a field, as a sentence; undefined where it is short enough. */
export const explainTooLong = (text: string, max: number = room.characters): string | undefined =>
  text.length > max
    ? `This text has ${toNumberText(text.length)} characters, and was left out: the most that fits here is ${toNumberText(max)}.`
    : undefined
