import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import { readLaunchToSettle } from '../ledger/launches/launches.server.ts'
import type { StoredLaunch } from '../ledger/launches/launches.server.ts'
import { readLookedForLaunches } from '../ledger/launches/open-launches.server.ts'
import type { LookedForLaunch } from '../ledger/launches/open-launches.server.ts'
import type { LaunchingContext } from './launching-context.ts'
import { lookForLaunch } from './look-for-launch.server.ts'
import { isLookDue } from './look-policy.ts'

export interface SettlingContext extends Pick<LaunchingContext, 'ledger' | 'now'> {
  /** The credentials to look with; undefined leaves the launch as it is. */
  accessOf: (launch: StoredLaunch) => Promise<AwsAccess | undefined>
  onError: (error: unknown, launchId: string) => void
}

export interface LaunchSettler {
  /** Looks for what is due, once. @returns how many launches it found tasks of. */
  run(): Promise<number>
}

/** Tasks of a launch that was given up are looked for that much longer. */
const GIVEN_UP_FOR_MS = 24 * 3_600_000

/**
 * Finds out what became of launches without an answer, by reading alone: it never sends RunTask.
 * It runs beside the requests of pages, which wait for nothing here.
 */
export function createLaunchSettler(ctx: SettlingContext): LaunchSettler {
  const triedAt = new Map<string, number>()
  let underWay: Promise<number> | undefined

  async function pass(): Promise<number> {
    const now = ctx.now()
    const since = new Date(now.getTime() - GIVEN_UP_FOR_MS).toISOString()
    const launches = await readLookedForLaunches(ctx.ledger, since)
    forgetOthers(triedAt, launches)
    const due = launches.filter(launch => isDue(launch, triedAt.get(launch.id), now))
    const found = await Promise.all(due.map(({ id }) => lookAt(id)))
    return found.filter(Boolean).length
  }

  async function lookAt(id: string): Promise<boolean> {
    triedAt.set(id, ctx.now().getTime())
    try {
      const launch = await readLaunchToSettle(ctx.ledger, id)
      const aws = launch && (await ctx.accessOf(launch))
      if (!aws) return false
      return (await lookForLaunch({ ...ctx, aws }, launch)).kind === 'launched'
    } catch (error) {
      ctx.onError(error, id)
      return false
    }
  }

  return {
    run: () => (underWay ??= pass().finally(() => (underWay = undefined))),
  }
}

function forgetOthers(triedAt: Map<string, number>, launches: LookedForLaunch[]): void {
  const ids = new Set(launches.map(({ id }) => id))
  for (const id of triedAt.keys()) if (!ids.has(id)) triedAt.delete(id)
}

/** Another process on this ledger may have looked. */
const isDue = ({ createdAt, lookedAt }: LookedForLaunch, triedMs: number | undefined, now: Date) =>
  isLookDue({
    nowMs: now.getTime(),
    launchedMs: Date.parse(createdAt),
    lookedMs: Math.max(triedMs ?? 0, lookedAt === undefined ? 0 : Date.parse(lookedAt)),
  })
