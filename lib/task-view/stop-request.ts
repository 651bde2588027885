/** A call of StopTask that was sent from here, and that ECS took. */
export interface TaskStopRequest {
  /** Principal ARN. */
  by: string
  /** As it was given to StopTask. */
  reason?: string
  /** ISO 8601. */
  at: string
}

/** What is stored may be damaged. */
export function readStopRequest(json: string | null): TaskStopRequest | undefined {
  const read = json === null ? undefined : parse(json)
  if (typeof read !== 'object' || read === null) return undefined
  if (!('by' in read) || typeof read.by !== 'string') return undefined
  if (!('at' in read) || typeof read.at !== 'string') return undefined
  const reason = 'reason' in read && typeof read.reason === 'string' ? read.reason : undefined
  return { by: read.by, at: read.at, reason }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
