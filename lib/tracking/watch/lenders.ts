/** A session whose credentials the watcher may call ECS with. */
export interface Lender {
  sid: string
}

/** What one session lends for one cluster. Moments are epoch milliseconds. */
interface Lent<L> {
  lender: L
  untilMs: number
  lentAtMs: number
  /** Tasks that it shows and has no proof of. */
  wanted: Set<string>
}

/** Who lends credentials for which cluster, and whose turn it is. */
export interface Lenders<L extends Lender> {
  /** Lends until `untilMs`, or for longer if it did already. @returns what it waits for */
  lend: (clusterArn: string, lender: L, untilMs: number) => Set<string> | undefined
  /** The sessions that lend for a cluster. */
  sidsOf: (clusterArn: string, atMs: number) => string[]
  /** Whether a session waits for a proof of the task. */
  isWanted: (clusterArn: string, taskArn: string, atMs: number) => boolean
  /**
   * Who waits for the most proofs that a call for these tasks would give, then who has waited the
   * longest; not one from whom the first of them is hidden, if another lends.
   */
  takeTurn: (turn: Turn) => L | undefined
  /** The call for these tasks is made: the session waits for them no more. */
  asked: (clusterArn: string, sid: string, taskArns: readonly string[]) => void
  /** Nobody waits for the task any more. */
  forgetTask: (clusterArn: string, taskArn: string) => void
  /** The session may not describe the cluster. */
  removeFrom: (clusterArn: string, sid: string) => void
  /** The session lends nothing, until it offers again. */
  remove: (sid: string) => void
  /** The clock was set back. */
  shift: (backMs: number) => void
}

export interface Turn {
  clusterArn: string
  due: readonly string[]
  /** From whom the first of them is hidden. */
  deniedTo: ReadonlySet<string>
  atMs: number
}

/** @param hasEnded whether a session has ended: whatever of it still comes, it lends nothing */
export function createLenders<L extends Lender>(hasEnded: (sid: string) => boolean): Lenders<L> {
  const byCluster = new Map<string, Map<string, Lent<L>>>()

  function lentFor(clusterArn: string, atMs: number): Lent<L>[] {
    const lent = byCluster.get(clusterArn)
    if (!lent) return []
    for (const [sid, { untilMs }] of lent) if (untilMs <= atMs || hasEnded(sid)) lent.delete(sid)
    return [...lent.values()]
  }

  return {
    lend: (clusterArn, lender, untilMs) => {
      if (hasEnded(lender.sid)) return undefined
      const lent = byCluster.get(clusterArn) ?? new Map<string, Lent<L>>()
      byCluster.set(clusterArn, lent)
      const before = lent.get(lender.sid)
      const wanted = before?.wanted ?? new Set<string>()
      lent.set(lender.sid, {
        lender,
        untilMs: Math.max(untilMs, before?.untilMs ?? -Infinity),
        lentAtMs: before?.lentAtMs ?? -Infinity,
        wanted,
      })
      return wanted
    },
    sidsOf: (clusterArn, atMs) => lentFor(clusterArn, atMs).map(({ lender }) => lender.sid),
    isWanted: (clusterArn, taskArn, atMs) =>
      lentFor(clusterArn, atMs).some(({ wanted }) => wanted.has(taskArn)),
    takeTurn: ({ clusterArn, due, deniedTo, atMs }) => {
      const ranked = lentFor(clusterArn, atMs).map(lent => ({
        lent,
        isDenied: deniedTo.has(lent.lender.sid),
        wanted: due.filter(taskArn => lent.wanted.has(taskArn)).length,
      }))
      ranked.sort(
        (one, other) =>
          Number(one.isDenied) - Number(other.isDenied) ||
          other.wanted - one.wanted ||
          one.lent.lentAtMs - other.lent.lentAtMs,
      )
      const chosen = ranked[0]?.lent
      if (chosen) chosen.lentAtMs = atMs
      return chosen?.lender
    },
    asked: (clusterArn, sid, taskArns) => {
      const wanted = byCluster.get(clusterArn)?.get(sid)?.wanted
      for (const taskArn of taskArns) wanted?.delete(taskArn)
    },
    forgetTask: (clusterArn, taskArn) =>
      byCluster.get(clusterArn)?.forEach(({ wanted }) => wanted.delete(taskArn)),
    removeFrom: (clusterArn, sid) => void byCluster.get(clusterArn)?.delete(sid),
    remove: sid => {
      for (const lent of byCluster.values()) lent.delete(sid)
    },
    shift: backMs => {
      for (const lent of byCluster.values()) {
        for (const each of lent.values()) {
          each.untilMs -= backMs
          each.lentAtMs -= backMs
        }
      }
    },
  }
}
