import type { FamilyFigures } from './family-figures.ts'
import type { TaskRow } from '../list/task-row.ts'

/** `GET /api/families/{family}`: the runs of a family in the session's account and Region. */
export interface FamilyAnswer {
  family: string
  revision: NewestRevision
  figures: FamilyFigures
  /** If there are more runs than are read, so many of the newest were. */
  newestOnly?: number
  /** The newest runs, newest first. */
  rows: TaskRow[]
  /** Clusters that did not respond. Their runs are the last known ones, or are not counted. */
  problems: { cluster: string; message: string; areTasksShown: boolean }[]
}

/** The newest ACTIVE revision, as this session's own credentials got it. */
export type NewestRevision =
  /** `registeredAt` is ISO 8601. */
  | { kind: 'active'; revision: number; registeredAt?: string }
  /** ECS knows no ACTIVE one. */
  | { kind: 'none' }
  /** ECS did not say, and why. */
  | { kind: 'unknown'; message: string }
