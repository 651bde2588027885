/** What makes the endpoint as inconvenient as AWS is; all of it can be changed while it runs. */
export interface Settings {
  /** Lowest and highest wait before an AWS request is answered. */
  latencyMs: readonly [number, number]
  /** How long, at most, a new task stays unseen by those who did not start it. */
  visibilityDelayMs: number
  /** Whether requests are counted against the quotas of their account and Region. */
  quotas: boolean
  /** How long a stopped task stays visible, by the movable clock. */
  retentionMs: number
  /** Divides the durations of task lifecycles. */
  speed: number
}

const hourMs = 60 * 60 * 1000

/** Latency of 10-40 ms and 2 s of doubt are measured; the hour is the Developer Guide's. */
export function startSettings({ strict, speed }: { strict: boolean; speed: number }): Settings {
  return {
    latencyMs: strict ? [10, 40] : [0, 0],
    visibilityDelayMs: strict ? 2_000 : 0,
    quotas: strict,
    retentionMs: hourMs,
    speed,
  }
}
