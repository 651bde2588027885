/**
 * `npm run demo`: builds, starts the embedded AWS and the dashboard on it, prints the address.
 * Both answer on loopback only. Ctrl+C ends both.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { demoEnv } from './demo-env.ts'
import { isBuilt } from './is-built.ts'

const NEXT = 'node_modules/next/dist/bin/next'
const READY_WITHIN_MS = 60_000
const READY_STEP_MS = 200
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const env = demoEnv(process.env)
const children: ChildProcess[] = []
for (const signal of SIGNALS) process.on(signal, () => end(0))

await requireFreePort('PORT', env.PORT)
await requireFreePort('LOCAL_AWS_PORT', env.LOCAL_AWS_PORT)
if (!isBuilt()) await build()
serve('The embedded AWS', ['lib/local-aws/main.ts'])
serve('The dashboard', ['deploy/start.ts', '-H', '127.0.0.1', '-p', env.PORT])
await answered(`http://127.0.0.1:${env.PORT}/api/health`)
console.log(`\nSlipway runs at ${env.NEXTAUTH_URL}\nSign in as the demo operator. Ctrl+C ends it.`)
tellRegion(process.env['AWS_REGION'] ?? '')

function tellRegion(asked: string): void {
  if (asked === env.AWS_REGION || !env.SLIPWAY_REGIONS.split(',').includes(asked)) return
  console.log(
    `Sessions start in ${env.AWS_REGION}, where the demo has tasks. ${asked} is like a new account: choose it in the account menu.`,
  )
}

async function requireFreePort(name: string, port: string): Promise<void> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    fail(`${name} must be a number from 0 to 65535, not ${port}.`)
  const socket = connect({ host: '127.0.0.1', port: Number(port) })
  const isTaken = await new Promise<boolean>(resolve => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  socket.destroy()
  if (isTaken)
    fail(`Port ${port} is in use. Choose another: ${name}=${Number(port) + 1} npm run demo`)
}

/** The build's output is shown only if it fails. */
async function build(): Promise<void> {
  console.log('Building the dashboard (a minute or two the first time) …')
  const child = spawn(process.execPath, [NEXT, 'build'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code === 0) return
  process.stderr.write(Buffer.concat(output))
  fail('The build failed. Its output is above.')
}

function serve(name: string, args: string[]): void {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  child.on('exit', code => fail(`${name} ended (${code ?? 'killed'}).`))
}

async function answered(address: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    const response = await fetch(address).catch(() => undefined)
    if (response?.ok) return
    await delay(READY_STEP_MS)
  }
  fail(`${address} did not respond.`)
}

function fail(sentence: string): never {
  console.error(sentence)
  end(1)
}

function end(code: number): never {
  for (const child of children) {
    child.removeAllListeners()
    child.kill('SIGTERM')
  }
  process.exit(code)
}
