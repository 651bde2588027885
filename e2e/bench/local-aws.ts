import { Agent, request as open } from 'node:http'
import { createStillClock } from '../../lib/local-aws/world/clock.ts'
import { createSeedCall, seedNetworkConfiguration } from '../../lib/local-aws/seed/ecs-seed-call.ts'
import { startLocalAws } from '../../lib/local-aws/start-local-aws.ts'
import type { LocalAws } from '../../lib/local-aws/start-local-aws.ts'
import { signRaw } from '../../lib/local-aws/test/send-raw.ts'
import type { Table } from './print-table.ts'
import { ecsOf } from '../../lib/local-aws/services/ecs/state/ecs-state.ts'

const ACCOUNT = '111122223333'
const REGION = 'us-east-1'
const TASKS = 100_000
const RUNNING = 10_000
const MOST_PER_CALL = 10
const RUNS = 100
const MIB = 1024 * 1024

/** DescribeTasks over HTTP while the endpoint holds many tasks, and what they weigh. */
export async function benchLocalAws(): Promise<Table> {
  const clock = createStillClock(Date.now())
  const local = await startLocalAws({ clock, strict: false })
  const empty = await measure(local, launch(local, 100))
  const startMiB = process.memoryUsage().rss / MIB
  // In portions, so that the addresses of the subnets go round; all ends within the hour of memory.
  for (let launched = RUNNING; launched < TASKS; launched += RUNNING) {
    launch(local, RUNNING, 'exit 0')
    clock.advance(180_000)
    local.world.settle(ACCOUNT, REGION)
  }
  const arns = launch(local, RUNNING)
  clock.advance(300_000)
  local.world.settle(ACCOUNT, REGION)
  const full = await measure(local, arns.slice(-100))
  const grownMiB = process.memoryUsage().rss / MIB - startMiB
  await local.close()
  const rows = [
    ['1 of 100', empty.one],
    ['100 of 100', empty.hundred],
    [`1 of ${TASKS}`, full.one],
    [`100 of ${TASKS}`, full.hundred],
  ] as const
  return {
    title: 'DescribeTasks of the embedded AWS',
    note: `95th percentile against one task of 100; ${TASKS} tasks, ${RUNNING} of them running, hold ${((grownMiB * 1024) / TASKS).toFixed(1)} KiB each. 100 of them within 20 ms: ${full.hundred < 20 ? 'yes' : 'no'}; under 1 GiB: ${process.memoryUsage().rss / MIB < 1024 ? 'yes' : 'no'}.`,
    columns: ['described', 'ratio'],
    rows: rows.map(([name, tookMs]) => [name, (tookMs / empty.one).toFixed(2)]),
  }
}

/** Starts tasks as a seed does; answers all that run. */
function launch(local: LocalAws, count: number, command = 'sleep 90000'): string[] {
  const call = createSeedCall(local.world, ACCOUNT, REGION)
  const ecs = ecsOf({ world: local.world, accountId: ACCOUNT, region: REGION })
  const networkConfiguration = seedNetworkConfiguration(ACCOUNT, REGION)
  const overrides = { containerOverrides: [{ name: 'shell', command: [command] }] }
  for (let started = 0; started < count; started += MOST_PER_CALL)
    call('RunTask', {
      cluster: 'default',
      taskDefinition: 'one-off-shell',
      launchType: 'FARGATE',
      count: MOST_PER_CALL,
      networkConfiguration,
      overrides,
    })
  const tasks = [...ecs.tasks.list('default', { desiredStatus: 'RUNNING' })]
  return tasks.map(({ shown }) => shown.taskArn ?? '')
}

async function measure(
  local: LocalAws,
  tasks: string[],
): Promise<{ one: number; hundred: number }> {
  return {
    one: await describe(local, tasks.slice(0, 1)),
    hundred: await describe(local, tasks.slice(0, 100)),
  }
}

/** The 95th percentile from the first byte sent to the last byte read. */
async function describe(local: LocalAws, tasks: string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { headers, body } = await signRaw(local.port, 'ecs', {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DescribeTasks',
    },
    body: JSON.stringify({ cluster: 'default', tasks }),
  })
  const tookMs: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const startedMs = performance.now()
    await new Promise<void>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: local.port, method: 'POST', headers, agent }
      const sent = open(options, response => {
        if (response.statusCode !== 200) reject(new Error(`Answered ${response.statusCode}`))
        response.resume().once('end', () => resolve())
      })
      sent.once('error', reject)
      sent.end(body)
    })
    tookMs.push(performance.now() - startedMs)
  }
  agent.destroy()
  return tookMs.sort((one, other) => one - other)[Math.floor(RUNS * 0.95)] ?? 0
}
