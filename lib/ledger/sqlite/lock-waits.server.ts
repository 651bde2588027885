import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import { isBusy } from './sqlite-trouble.server.ts'

const FIRST_WAIT_MS = 5
const LONGEST_WAIT_MS = 100

/**
 * Runs `attempt` until no other program's lock stops it. SQLite's own waiting (`busy_timeout`)
 * blocks the whole process, so the waits are here, between the attempts.
 *
 * @throws what `attempt` threw: at once unless it is SQLITE_BUSY, else after `patienceMs`.
 */
export async function whenFree<T>(
  attempt: () => T | Promise<T>,
  { patienceMs }: { patienceMs: number },
): Promise<T> {
  const deadlineMs = performance.now() + patienceMs
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadlineMs) throw error
    }
    await delay(waitMs)
  }
}
