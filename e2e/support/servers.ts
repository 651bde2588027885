import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FIRST_PORT = Number(process.env['SLIPWAY_E2E_PORT'] ?? '3497')
const FIRST_LOCAL_AWS_PORT = Number(process.env['SLIPWAY_E2E_AWS_PORT'] ?? '4697')

/** Playwright's workers inherit the folder that its main process has made here. */
process.env['SLIPWAY_E2E_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'slipway-'))
const FOLDER = process.env['SLIPWAY_E2E_FOLDER']

/** One dashboard on one embedded AWS. Each worker of Playwright has servers and a database of its own. */
export function serversOf(worker: number) {
  const port = String(FIRST_PORT + worker)
  const localAwsPort = String(FIRST_LOCAL_AWS_PORT + worker)
  const dashboardUrl = `http://localhost:${port}`
  const awsUrl = `http://127.0.0.1:${localAwsPort}`
  const databasePath = join(FOLDER, `slipway-${worker}.db`)
  const env = {
    HOST: '127.0.0.1',
    PORT: port,
    LOCAL_AWS_PORT: localAwsPort,
    LOCAL_AWS_STRICT: '1',
    LOCAL_AWS_SPEED: '1',
    AWS_ENDPOINT_URL: awsUrl,
    AWS_REGION: 'us-east-1',
    DATABASE_URL: `file:${databasePath}`,
    NEXTAUTH_URL: dashboardUrl,
    NEXTAUTH_SECRET: 'journeys-run-with-this-secret-of-their-own',
    SLIPWAY_SIGN_IN: 'access-keys,demo',
    SLIPWAY_REGIONS: 'us-east-1,eu-west-1,eu-central-1',
    // One account has the sessions and launches of all journeys, minutes apart.
    SLIPWAY_AWS_CALLS_PER_SECOND: '20',
    // Journeys may say which address they come from.
    SLIPWAY_TRUSTED_PROXIES: '127.0.0.1,::1',
  }
  return { dashboardUrl, awsUrl, databasePath, env }
}

/** Playwright numbers its workers; its main process and the benches use the first servers. */
const own = serversOf(Number(process.env['TEST_PARALLEL_INDEX'] ?? '0'))

export const DASHBOARD_URL = own.dashboardUrl
export const AWS_URL = own.awsUrl
export const DATABASE_PATH = own.databasePath
export const serverEnv = own.env
