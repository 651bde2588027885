/** `GET /api/family-runs?region&cluster&family`: the runs of a family, shown before the next launch. */
export interface FamilyRuns {
  /** How many run on the cluster now. Undefined if ECS did not tell. */
  running?: { count: number; hasMore: boolean }
  /** How long a run usually takes, in milliseconds. Undefined if it is unknown. */
  usualMs?: number
  /** When the session ends, ISO 8601. Undefined if it is unknown. */
  sessionEndsAt?: string
}
