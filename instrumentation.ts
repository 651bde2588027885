import type { Instrumentation } from 'next'

/** Runs once when the server starts: refuses what is not configured, then looks for open launches. */
export async function register() {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { startSlipway } = await import('./lib/process/start-slipway.server')
  await startSlipway()
}

/** An error nobody expected is logged whole; the page shows its digest. */
export const onRequestError: Instrumentation.onRequestError = async (err, request, context) => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { log } = await import('./lib/process/log.server')
  const digest = err instanceof Error && 'digest' in err ? err.digest : undefined
  const facts = { err, digest, method: request.method, route: context.routePath }
  // Our actions throw nothing: the client sent what Next could not decode.
  if (context.routeType === 'action') log.warn(facts, 'action call refused')
  else log.error(facts, 'request failed')
}
