import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { COMMERCIAL_REGIONS } from '../lib/settings/regions.ts'

const FOLDER = 'data'
const SECRET_FILE = `${FOLDER}/demo.secret`

/** The Regions that the embedded AWS fills with the demo. All others are those of a new account. */
const FILLED_REGIONS = ['us-east-1', 'eu-west-1']
const SECRET_LENGTH = 32

const isRegion = (name: string): boolean => COMMERCIAL_REGIONS.some(known => known === name)

/**
 * The demo's environment: the shell's variables, as far as the demo can use them. Another kind of
 * database, a short secret or a public address belong to another installation. So may the Region:
 * it is offered beside the demo's own, but sessions start where the demo has tasks.
 */
export function demoEnv(shell: NodeJS.ProcessEnv) {
  const port = shell['PORT'] || '3000'
  const awsPort = shell['LOCAL_AWS_PORT'] || '4599'
  const { DATABASE_URL: database = '', NEXTAUTH_SECRET: secret = '' } = shell
  const { NEXTAUTH_URL: url = '', AWS_REGION: region = '' } = shell
  const regions = offeredRegions(shell['SLIPWAY_REGIONS'] ?? '', region)
  return {
    ...withoutAws(shell),
    PORT: port,
    LOCAL_AWS_PORT: awsPort,
    LOCAL_AWS_SPEED: shell['LOCAL_AWS_SPEED'] || '4',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${awsPort}`,
    AWS_REGION: firstRegion(regions, region),
    DATABASE_URL: database.startsWith('file:') ? database : 'file:./data/demo.db',
    NEXTAUTH_URL: isOwnLoopback(url, port) ? url : `http://localhost:${port}`,
    NEXTAUTH_SECRET: secret.length >= SECRET_LENGTH ? secret : keptSecret(),
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production' as const,
    SLIPWAY_REGIONS: regions.join(','),
    SLIPWAY_SIGN_IN: 'access-keys,demo',
  }
}

function offeredRegions(list: string, region: string): string[] {
  const allowed = list
    .split(',')
    .map(name => name.trim())
    .filter(isRegion)
  return allowed.length > 0 ? allowed : [...new Set([...FILLED_REGIONS, region].filter(isRegion))]
}

function firstRegion(offered: readonly string[], region: string): string {
  const filled = [region, ...FILLED_REGIONS].filter(name => FILLED_REGIONS.includes(name))
  return [...filled, ...offered].find(name => offered.includes(name)) ?? 'us-east-1'
}

const isOwnLoopback = (url: string, port: string): boolean =>
  /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/?$/.test(url) && new URL(url).port === port

/** AWS's variables could make the demo use a real account or another endpoint. */
const withoutAws = (shell: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(shell).filter(([name]) => !name.startsWith('AWS_')))

/**
 * The demo's secret lies beside its database, so that sessions survive a restart. Only their owner
 * may read the two.
 */
function keptSecret(): string {
  mkdirSync(FOLDER, { recursive: true, mode: 0o700 })
  if (!existsSync(SECRET_FILE)) {
    writeFileSync(SECRET_FILE, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
  }
  makePrivate(FOLDER, 0o700)
  makePrivate(SECRET_FILE, 0o600)
  return readFileSync(SECRET_FILE, 'utf8').trim()
}

/** An earlier run may have made them with a mode that lets others read. */
function makePrivate(path: string, mode: number): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return
  chmodSync(path, mode)
  console.log(`Other users could read ${path}; now only you can.`)
}
