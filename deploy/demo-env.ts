import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const SECRET_FILE = 'data/demo.secret'

/**
 * The environment of the demo. Its address, database, secret, endpoint and ways to sign in are its
 * own, whatever the shell has for another Slipway; ports and the speed of tasks may be chosen.
 */
export function demoEnv(shell: NodeJS.ProcessEnv) {
  const port = shell['PORT'] || '3000'
  const awsPort = shell['LOCAL_AWS_PORT'] || '4599'
  return {
    ...withoutAws(shell),
    PORT: port,
    LOCAL_AWS_PORT: awsPort,
    LOCAL_AWS_SPEED: shell['LOCAL_AWS_SPEED'] || '4',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${awsPort}`,
    AWS_REGION: 'us-east-1',
    DATABASE_URL: 'file:./data/demo.db',
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: keptSecret(),
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production' as const,
    SLIPWAY_REGIONS: 'us-east-1,eu-west-1',
    SLIPWAY_SIGN_IN: 'access-keys,demo',
  }
}

/** AWS's own variables could lead the demo to a real account, or away from its endpoint. */
const withoutAws = (shell: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(shell).filter(([name]) => !name.startsWith('AWS_')))

/** The demo's secret lies beside its database, so that sessions outlive a restart. */
function keptSecret(): string {
  if (existsSync(SECRET_FILE)) return readFileSync(SECRET_FILE, 'utf8').trim()
  mkdirSync('data', { recursive: true })
  const secret = randomBytes(32).toString('base64')
  writeFileSync(SECRET_FILE, `${secret}\n`, { mode: 0o600 })
  return secret
}
