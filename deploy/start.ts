/**
 * `npm start`: serves the production build on `HOST` and `PORT`, loopback unless `HOST` says
 * otherwise. SIGTERM and SIGINT end it after the requests that are open.
 */
import { createServer as createHttpServer } from 'node:http'
import type { Server } from 'node:http'
import nextEnv from '@next/env'
import next from 'next'
import { readSettings } from '../lib/settings/settings.ts'
import { createServer } from '../lib/http/create-server.ts'
import { makeLog } from '../lib/process/make-log.ts'
import { readStartArguments } from './start-arguments.ts'

/** How long open requests may take once the server is told to end. */
const ENDS_WITHIN_MS = 10_000

const log = makeLog()

try {
  Object.assign(process.env, readStartArguments(process.argv.slice(2)), { NODE_ENV: 'production' })
  // Next would read the .env files only after the settings have been read.
  nextEnv.loadEnvConfig(process.cwd())
  const { host, port, site, trustedProxies } = readSettings(process.env)
  const hostname = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  // Next adds a handler of upgrades to the server that it is given: no page upgrades.
  const app = next({ dev: false, hostname, port, httpServer: createHttpServer() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer({
    site,
    trustedProxies,
    handle: (request, response) => handle(request, response),
    onError: (err, { method, url }) => log.error({ err, method, url }, 'request failed'),
  })
  await listen(server, host, port)
  log.info({ address: server.address() }, 'Slipway is listening')
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void end(server, () => app.close()))
  }
} catch (error) {
  log.fatal(explainStart(error))
  process.exit(1)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

async function end(server: Server, close: () => Promise<void>): Promise<void> {
  const ended = new Promise<void>(resolve => server.close(() => resolve()))
  setTimeout(() => server.closeAllConnections(), ENDS_WITHIN_MS).unref()
  await ended
  await close()
  process.exit(0)
}

function explainStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}. Stop the other server, or set PORT to another port.`
  }
  return error.message
}
