/**
 * How closely the endpoint behaves like AWS under load. All of it can be changed while the endpoint
 * runs.
 */
export interface Settings {
  /** Lowest and highest wait before an AWS request is answered. */
  latencyMs: readonly [number, number]
  /** How long, at most, only the caller of RunTask knows a new task. */
  visibilityDelayMs: number
  /** Whether requests are counted against the quotas of their account and Region. */
  quotas: boolean
  /** How long a stopped task stays visible, in time of the movable clock. */
  retentionMs: number
  /** Divides the durations of task lifecycles. */
  speed: number
  /** Whether the roles of a task must exist and trust ECS. Suites that invent ARNs turn it off. */
  checkRoles: boolean
}

const hourMs = 60 * 60 * 1000

/**
 * The latency of 10 to 40 ms and the visibility delay of 2 s were measured. The retention of an
 * hour is from the Developer Guide.
 */
export function startSettings({ strict, speed }: { strict: boolean; speed: number }): Settings {
  return {
    latencyMs: strict ? [10, 40] : [0, 0],
    visibilityDelayMs: strict ? 2_000 : 0,
    quotas: strict,
    retentionMs: hourMs,
    speed,
    checkRoles: true,
  }
}
