import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PORT = process.env['SLIPWAY_E2E_PORT'] ?? '3497'
const LOCAL_AWS_PORT = process.env['SLIPWAY_E2E_AWS_PORT'] ?? '4697'

export const DASHBOARD_URL = `http://localhost:${PORT}`
export const AWS_URL = `http://127.0.0.1:${LOCAL_AWS_PORT}`

/** Playwright's workers inherit what its main process has made here. */
process.env['SLIPWAY_E2E_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'slipway-'))
export const DATABASE_PATH = join(process.env['SLIPWAY_E2E_FOLDER'], 'slipway.db')

/** One dashboard on one embedded AWS, with a database of its own. */
export const serverEnv = {
  HOST: '127.0.0.1',
  PORT,
  LOCAL_AWS_PORT,
  LOCAL_AWS_STRICT: '1',
  LOCAL_AWS_SPEED: '1',
  AWS_ENDPOINT_URL: AWS_URL,
  AWS_REGION: 'us-east-1',
  DATABASE_URL: `file:${DATABASE_PATH}`,
  NEXTAUTH_URL: DASHBOARD_URL,
  NEXTAUTH_SECRET: 'journeys-run-with-this-secret-of-their-own',
  SLIPWAY_SIGN_IN: 'access-keys,demo',
  SLIPWAY_REGIONS: 'us-east-1,eu-west-1',
  // Journeys may say which address they come from.
  SLIPWAY_TRUSTED_PROXIES: '127.0.0.1,::1',
}
