import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const READY_WITHIN_MS = 60_000
const READY_STEP_MS = 25

/** The dashboard as `npm start` runs it, in a process of its own that can be killed. */
export interface DashboardProcess {
  url: string
  /** SIGKILL, as a crash would: nothing is flushed or answered any more. */
  kill(): Promise<void>
  /** Starts it again on the same port and database. */
  restart(): Promise<void>
}

export async function startDashboard(settings: {
  awsUrl: string
  databasePath: string
}): Promise<DashboardProcess> {
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    AWS_ENDPOINT_URL: settings.awsUrl,
    AWS_REGION: 'us-east-1',
    DATABASE_URL: `file:${settings.databasePath}`,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: 'chaos-runs-with-this-secret-of-its-own',
    SLIPWAY_SIGN_IN: 'access-keys,demo',
    SLIPWAY_REGIONS: 'us-east-1',
    // More launches in a minute than an account has in a day: lists show them once they are proven.
    SLIPWAY_AWS_CALLS_PER_SECOND: '20',
    NODE_ENV: 'production' as const,
  }
  let child: ChildProcess | undefined

  async function start() {
    child = spawn(process.execPath, ['deploy/start.ts'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await isReady(`${url}/api/health`, child)
  }

  await start()
  return {
    url,
    restart: start,
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function isReady(address: string, child: ChildProcess): Promise<void> {
  const deadlineMs = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error('The dashboard ended. Run npm run build first.')
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.ok) return
    await delay(READY_STEP_MS)
  }
  throw new Error(`Nothing answers at ${address}.`)
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return address.port
}
