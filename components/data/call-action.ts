import type { Failure } from '@/lib/result'
import { NO_RESPONSE } from './ask-server'

/** Calls a server action. If no answer comes, `toLost` turns the failure into one. */
export async function callAction<T>(
  call: () => Promise<T>,
  toLost: (failure: Failure) => T,
): Promise<T> {
  try {
    return await call()
  } catch {
    return toLost(NO_RESPONSE)
  }
}

/** For actions that answer with a sentence when they fail. */
export const toMessage = ({ message }: Failure): string | undefined => message
