import 'server-only'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { failureOf, isCallError } from './failure-of.server.ts'

/** Runs one AWS call; what AWS or the network answers with becomes a failure. Bugs still throw. */
export async function callAws<T>(call: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await call())
  } catch (error) {
    if (!isCallError(error)) throw error
    return fail(failureOf(error))
  }
}
