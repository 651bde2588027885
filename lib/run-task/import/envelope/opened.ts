import type { Given } from '../json/member-of.ts'

/** What was in an envelope, and the paths beside it that weren't taken. */
export interface Opened {
  value: Given
  unused: string[]
}

/** Undefined: this isn't such an envelope. */
export type Opening = Opened | { error: string } | undefined
