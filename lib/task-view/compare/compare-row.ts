import type { TaskState } from '../status-view.ts'

/** A part of a text, and whether the other run has another one in its place. */
export interface TextPart {
  text: string
  isChanged: boolean
}

/** What one of two runs has. */
export interface CompareCell {
  /** Empty where it has none. */
  parts: TextPart[]
  /** Where the value comes from, or why there is none. */
  note?: string
  /** How the run stands. */
  state?: TaskState
  /** Of the image. */
  digest?: string
}

/**
 * - `different`: both are known and differ.
 * - `equal`: both are known and don't.
 * - `unknown`: one of them is not known, or is hidden because it looks secret.
 */
export type Relation = 'different' | 'equal' | 'unknown'

/** What rows are called together: `subnets`, `11 variables`. */
export interface Noun {
  one: string
  many: string
  isCounted?: boolean
}

/** One thing in two runs. */
export interface CompareRow {
  key: string
  label: string
  /** Where it belongs to one container of several. */
  container?: string
  a: CompareCell
  b: CompareCell
  relation: Relation
  noun: Noun
  /** Commands, IDs and what else a program reads. */
  isMono?: boolean
  /** The images have the same name and tag, and aren't the same. */
  isSameTag?: boolean
}
