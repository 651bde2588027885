/** `GET /api/family-runs?region&cluster&family`: what runs of a family there are, before the next one. */
export interface FamilyRuns {
  /** Those that run on the cluster now; undefined where ECS could not be asked for them. */
  running?: { count: number; hasMore: boolean }
  /** How long a run usually takes, in milliseconds; undefined where it is unknown. */
  usualMs?: number
  /** When the session ends, ISO 8601; undefined where the credentials do not say. */
  sessionEndsAt?: string
}
