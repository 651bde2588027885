import type { Failure } from '@/lib/result'
import { NO_RESPONSE } from './ask-server'

/** Calls a server action. Where its answer never came, `toLost` makes the answer of the failure. */
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

/** The answer of an action that answers with the sentence of its failure. */
export const toMessage = ({ message }: Failure): string | undefined => message
