import type { Instrumentation } from 'next'

/** Runs once when the server starts. Wrong settings end the process here. */
export async function register() {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { startSlipway } = await import('./lib/process/start-slipway.server')
  await startSlipway()
}

/** Logs an unexpected error whole. The page shows its digest. */
export const onRequestError: Instrumentation.onRequestError = async (err, request, context) => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { log } = await import('./lib/process/log.server')
  const digest = err instanceof Error && 'digest' in err ? err.digest : undefined
  const facts = { err, digest, method: request.method, route: context.routePath }
  // Our actions never throw, so the client sent a call that Next could not decode.
  if (context.routeType === 'action') log.warn(facts, 'action call refused')
  else log.error(facts, 'request failed')
}
