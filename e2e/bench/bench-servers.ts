import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { AWS_URL, DASHBOARD_URL, serverEnv } from '../support/servers.ts'

const READY_WITHIN_MS = 60_000

interface Servers {
  dashboardPid: number
}

/**
 * Runs a measurement beside a dashboard on an embedded AWS; needs a production build.
 *
 * @param env what differs from the servers of the journeys
 */
export async function withServers<T>(
  measure: (servers: Servers) => Promise<T>,
  env: Record<string, string> = {},
): Promise<T> {
  const options = { stdio: 'ignore' as const, env: { ...process.env, ...serverEnv, ...env } }
  const dashboard = spawn(process.execPath, ['deploy/start.ts', '-H', '127.0.0.1'], options)
  const servers = [spawn(process.execPath, ['lib/local-aws/main.ts'], options), dashboard]
  try {
    await answered(`${DASHBOARD_URL}/api/health`)
    await answered(AWS_URL)
    return await measure({ dashboardPid: dashboard.pid ?? 0 })
  } finally {
    for (const server of servers) server.kill('SIGTERM')
  }
}

async function answered(address: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < READY_WITHIN_MS; waitedMs += 200) {
    if (await fetch(address).catch(() => undefined)) return
    await delay(200)
  }
  throw new Error(`Nothing answers at ${address}; build first with npm run build`)
}
