import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const SECRET_FILE = 'data/demo.secret'

/** The Regions of the embedded AWS. */
const REGIONS = ['us-east-1', 'eu-west-1']
const SECRET_LENGTH = 32

/**
 * The environment of the demo: what the shell sets, where the demo can work with it. A database of
 * another kind, a secret that is too short, a public address or a foreign Region were meant for
 * another Slipway.
 */
export function demoEnv(shell: NodeJS.ProcessEnv) {
  const port = shell['PORT'] || '3000'
  const awsPort = shell['LOCAL_AWS_PORT'] || '4599'
  const { DATABASE_URL: database = '', NEXTAUTH_SECRET: secret = '' } = shell
  const { NEXTAUTH_URL: url = '', AWS_REGION: region = '' } = shell
  const regions = (shell['SLIPWAY_REGIONS'] ?? '').split(',').filter(it => REGIONS.includes(it))
  return {
    ...withoutAws(shell),
    PORT: port,
    LOCAL_AWS_PORT: awsPort,
    LOCAL_AWS_SPEED: shell['LOCAL_AWS_SPEED'] || '4',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${awsPort}`,
    AWS_REGION: REGIONS.includes(region) ? region : 'us-east-1',
    DATABASE_URL: database.startsWith('file:') ? database : 'file:./data/demo.db',
    NEXTAUTH_URL: isOwnLoopback(url, port) ? url : `http://localhost:${port}`,
    NEXTAUTH_SECRET: secret.length >= SECRET_LENGTH ? secret : keptSecret(),
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production' as const,
    SLIPWAY_REGIONS: (regions.length > 0 ? regions : REGIONS).join(','),
    SLIPWAY_SIGN_IN: 'access-keys,demo',
  }
}

const isOwnLoopback = (url: string, port: string): boolean =>
  /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/?$/.test(url) && new URL(url).port === port

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
