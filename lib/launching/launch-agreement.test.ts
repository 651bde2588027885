import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import { launchTasks } from './launch-tasks.server.ts'
import { makeLaunchId } from './make-launch-id.ts'

const SENDS = 20
const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1)

const FAULTS = [
  { kind: 'deny' },
  { kind: 'drop-after' },
  { kind: 'drop-before' },
  { kind: 'throttle' },
  { kind: 'expire' },
  { kind: 'error', status: 503 },
  { kind: 'delay', delayMs: 5 },
]

/** Mulberry32: the same schedule for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Lets the event loop go round: a later click, without a clock. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

const definite = (answers: LaunchOutcome[]) =>
  answers.filter(({ kind }) => kind !== 'open').map(answer => JSON.stringify(answer))

describe('many sends of one click', () => {
  let room: Launching
  beforeAll(async () => {
    room = await startLaunching()
  })
  afterAll(() => room.close())
  beforeEach(() => room.product.clearFaults())

  /** Two servers on one ledger do not know of each other's sends. */
  const servers = () => {
    const ctx = room.as('operator')
    return [ctx, { ...ctx, ledger: { ...ctx.ledger } }] as const
  }
  const send = (ctx: ReturnType<Launching['as']>, launchId: string) =>
    launchTasks(ctx, { launchId, region: 'us-east-1', values: room.values() })
  const addFaults = async (random: () => number) => {
    const count = 1 + Math.floor(random() * 5)
    const picked = Array.from({ length: count }, () => FAULTS[Math.floor(random() * FAULTS.length)])
    await room.product.fault(...picked.map(fault => ({ ...fault, operation: 'RunTask', times: 1 })))
  }

  it.each(SEEDS)('at the same time get one answer (seed %i)', async seed => {
    await addFaults(createRandom(seed))
    const launchId = makeLaunchId()
    const [ctx] = servers()
    const answers = await Promise.all(Array.from({ length: SENDS }, () => send(ctx, launchId)))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    const started = await room.started(launchId)
    expect(started.length).toBeLessThanOrEqual(1)
    if (answers[0]?.kind === 'refused') expect(started).toEqual([])
    if (answers[0]?.kind === 'launched') expect(answers[0].taskArns).toEqual(started)
  })

  it.each(SEEDS)('at any time, to two servers, never disagree (seed %i)', async seed => {
    const random = createRandom(seed + 1_000)
    await addFaults(random)
    const launchId = makeLaunchId()
    const both = servers()
    const answers = await Promise.all(
      Array.from({ length: SENDS }, async () => {
        const ctx = random() < 0.5 ? both[0] : both[1]
        await turns(Math.floor(random() * 60))
        return send(ctx, launchId)
      }),
    )
    await room.product.clearFaults()
    const last = await send(both[0], launchId)
    expect(last.kind).not.toBe('open')
    expect(new Set(definite([...answers, last])).size).toBe(1)
    const started = await room.started(launchId)
    expect(last.kind === 'launched' ? last.taskArns : []).toEqual(started)
    expect(started.length).toBeLessThanOrEqual(1)
  })
})
