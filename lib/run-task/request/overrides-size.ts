import { countCharacters } from '../form/limits.ts'
import type { Overrides } from '../form/overrides-schema.ts'
import { toTaskOverride } from './to-task-override.ts'
import { toNormalOverrides } from '../form/normal-form.ts'

/**
 * Characters of `overrides` against the limit of 8192, JSON punctuation included (API Reference,
 * TaskOverride); 0 when nothing is overridden.
 */
export function countOverrideCharacters(overrides: Overrides): number {
  const override = toTaskOverride(toNormalOverrides(overrides))
  return override ? countCharacters(JSON.stringify(override)) : 0
}
