/**
 * `npm start`: serves the production build on `HOST` and `PORT`, loopback unless `HOST` says
 * otherwise. SIGTERM and SIGINT end it after the requests that are open.
 */
import { createServer as createHttpServer } from 'node:http'
import type { Server } from 'node:http'
import next from 'next'
import { readTrustedProxies } from '../lib/settings/trusted-proxies.ts'
import { createServer } from '../lib/http/create-server.ts'
import { makeLog } from '../lib/process/make-log.ts'
import { readListenAddress } from './listen-address.ts'

/** How long open requests may take once the server is told to end. */
const ENDS_WITHIN_MS = 10_000

Object.assign(process.env, { NODE_ENV: 'production' })
const log = makeLog()

try {
  const { host, port } = readListenAddress(process.argv.slice(2), process.env)
  process.env['PORT'] = String(port)
  const trusted = readTrustedProxies(process.env['SLIPWAY_TRUSTED_PROXIES'])
  const hostname = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  // Next adds a handler of upgrades to the server that it is given: no page upgrades.
  const app = next({ dev: false, hostname, port, httpServer: createHttpServer() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer({
    env: process.env,
    trusted,
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
