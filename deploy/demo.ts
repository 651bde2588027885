/**
 * `npm run demo`: builds, starts the embedded AWS and the dashboard on it, prints the address.
 * Both answer on loopback only. Ctrl+C ends both.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const port = process.env['PORT'] ?? '3000'
const awsPort = process.env['LOCAL_AWS_PORT'] ?? '4599'
const url = process.env['NEXTAUTH_URL'] ?? `http://localhost:${port}`
const READY_WITHIN_MS = 60_000
const READY_STEP_MS = 200

const env = {
  LOCAL_AWS_SPEED: '4',
  DATABASE_URL: 'file:./data/demo.db',
  SLIPWAY_SIGN_IN: 'access-keys,demo',
  SLIPWAY_REGIONS: 'us-east-1,eu-west-1',
  AWS_REGION: 'us-east-1',
  NEXT_TELEMETRY_DISABLED: '1',
  ...process.env,
  PORT: port,
  LOCAL_AWS_PORT: awsPort,
  AWS_ENDPOINT_URL: `http://127.0.0.1:${awsPort}`,
  NEXTAUTH_URL: url,
  NEXTAUTH_SECRET: process.env['NEXTAUTH_SECRET'] ?? keptSecret('data/demo.secret'),
}

const children: ChildProcess[] = []

process.on('SIGINT', () => end(0))
process.on('SIGTERM', () => end(0))

console.log('Building the dashboard (about a minute the first time) …')
await run(['node_modules/next/dist/bin/next', 'build'])
serve('The embedded AWS', ['lib/local-aws/main.ts'])
serve('The dashboard', ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', port])
await answered(`http://127.0.0.1:${port}/api/health`)
console.log(`\nSlipway runs at ${url}\nSign in as the demo operator. Ctrl+C ends it.`)

/** The demo's secret lies beside its database, so that sessions outlive a restart. */
function keptSecret(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  mkdirSync('data', { recursive: true })
  const secret = randomBytes(32).toString('base64')
  writeFileSync(path, `${secret}\n`, { mode: 0o600 })
  return secret
}

function run(args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.on('exit', code => (code === 0 ? resolve() : reject(new Error('The build failed'))))
  })
}

function serve(name: string, args: string[]): void {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  child.on('exit', code => {
    console.error(`${name} ended (${code ?? 'killed'})`)
    end(1)
  })
}

async function answered(address: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    const response = await fetch(address).catch(() => undefined)
    if (response?.ok) return
    await delay(READY_STEP_MS)
  }
  console.error(`Nothing answers at ${address}`)
  end(1)
}

function end(code: number): never {
  for (const child of children) {
    child.removeAllListeners('exit')
    child.kill('SIGTERM')
  }
  process.exit(code)
}
