import { beforeEach, describe, expect, it } from 'vitest'
import { createCallBudget } from '../../aws/ecs/call-budget.ts'
import { createWatcher, LOOKED_FOR_MS } from './create-watcher.ts'
import type { CallOutcome, WatchedState, Watcher } from './create-watcher.ts'

const CLUSTER = 'demo'
const running: WatchedState = { lastStatus: 'RUNNING', desiredStatus: 'RUNNING', changedAtMs: 0 }
const stopped: WatchedState = { lastStatus: 'STOPPED', desiredStatus: 'STOPPED', changedAtMs: 0 }

interface Call {
  atMs: number
  sid: string
  taskArns: readonly string[]
}

/** An account with tasks, sessions that look, and a clock that goes only with `run`. */
class Account {
  nowMs = 1_000_000
  calls: Call[] = []
  states = new Map<string, WatchedState | undefined>()
  denied = new Set<string>()
  /** What the next calls give instead of an answer. */
  outcomes: CallOutcome[] = []
  proofs = new Map<string, { isAllowed: boolean; atMs: number }>()
  ended = new Set<string>()
  private budget = createCallBudget(2)
  watcher: Watcher<{ sid: string }> = createWatcher({
    budget: this.budget,
    hasEnded: sid => this.ended.has(sid),
    nowMs: () => this.nowMs,
    toTrust:
      ({ sid }) =>
      taskArn => {
        const proof = this.proofs.get(`${sid} ${taskArn}`)
        const trustedMs = proof?.isAllowed ? 120_000 : 5_000
        return proof && this.nowMs - proof.atMs < trustedMs ? proof.isAllowed : undefined
      },
    describe: async ({ sid }, _cluster, taskArns) => this.answer(sid, taskArns),
  })

  private answer(sid: string, taskArns: readonly string[]): CallOutcome {
    this.budget.spend(1)
    this.calls.push({ atMs: this.nowMs, sid, taskArns })
    const outcome = this.outcomes.shift()
    if (outcome) return outcome
    const denied = taskArns.filter(taskArn => this.denied.has(`${sid} ${taskArn}`))
    const shown = taskArns.filter(taskArn => !denied.includes(taskArn))
    for (const taskArn of taskArns) {
      const isAllowed = shown.includes(taskArn)
      this.proofs.set(`${sid} ${taskArn}`, { isAllowed, atMs: this.nowMs })
    }
    return {
      kind: 'answered',
      states: new Map(shown.map(taskArn => [taskArn, this.states.get(taskArn)])),
      denied,
    }
  }

  add(...taskArns: string[]) {
    for (const taskArn of taskArns)
      this.states.set(taskArn, { ...running, changedAtMs: this.nowMs })
  }

  look(sid: string, taskArns: readonly string[], isVisible = true) {
    const tasks = new Map(taskArns.map(arn => [arn, this.states.get(arn) ?? running]))
    this.watcher.look({ lender: { sid }, clusterArn: CLUSTER, tasks, isVisible })
  }

  /** Lets so much time pass, with every call that becomes due in it. */
  async run(ms: number): Promise<Call[]> {
    const [untilMs, before] = [this.nowMs + ms, this.calls.length]
    for (;;) {
      const nextMs = await this.watcher.step()
      if (nextMs === undefined || nextMs > untilMs) break
      this.nowMs = nextMs
    }
    this.nowMs = untilMs
    return this.calls.slice(before)
  }

  /** The same, with a page of each of these sessions that polls meanwhile. */
  async runWith(sids: readonly string[], taskArns: readonly string[], ms: number): Promise<Call[]> {
    const made: Call[] = []
    for (let passedMs = 0; passedMs < ms; passedMs += 2_000) {
      for (const sid of sids) this.look(sid, taskArns)
      made.push(...(await this.run(2_000)))
    }
    return made
  }
}

describe('the watcher', () => {
  let account: Account
  beforeEach(() => {
    account = new Account()
  })

  it('asks once for a task that fifty pages of a session show', async () => {
    account.add('a')
    for (let page = 0; page < 50; page += 1) account.look('operator', ['a'])
    expect(await account.run(0)).toMatchObject([{ sid: 'operator', taskArns: ['a'] }])
  })

  it('makes as many calls for fifty pages as for one', async () => {
    const other = new Account()
    for (const each of [account, other]) each.add('a')
    const one = await account.runWith(['operator'], ['a'], 600_000)
    const fifty = await other.runWith(Array<string>(50).fill('operator'), ['a'], 600_000)
    expect(fifty).toHaveLength(one.length)
  })

  it('lets sessions take turns, so that each proves what it may see', async () => {
    account.add('a')
    account.states.set('a', { ...running, lastStatus: 'PENDING', changedAtMs: account.nowMs })
    const calls = await account.runWith(['one', 'two', 'three'], ['a'], 60_000)
    const sids = calls.map(({ sid }) => sid)
    expect(new Set(sids.slice(0, 3))).toEqual(new Set(['one', 'two', 'three']))
    for (const sid of ['one', 'two', 'three']) {
      const part = sids.filter(other => other === sid).length / sids.length
      expect(part).toBeGreaterThan(0.3)
    }
  })

  it('calls with a session’s own credentials before two minutes are over', async () => {
    const sids = Array.from({ length: 10 }, (_, index) => `session-${index}`)
    account.add('a')
    await account.runWith(sids, ['a'], 1_200_000)
    for (const sid of sids) {
      const own = account.calls.filter(call => call.sid === sid).map(({ atMs }) => atMs)
      const gaps = own.slice(1).map((atMs, index) => atMs - (own[index] ?? 0))
      expect(Math.max(...gaps)).toBeLessThanOrEqual(124_000)
    }
  })

  it('proves to a session what it shows at once, whoever else looked a moment ago', async () => {
    const old = Array.from({ length: 60 }, (_, index) => `old-${index}`)
    account.add(...old)
    for (const sid of ['one', 'two', 'three']) account.look(sid, old)
    await account.run(0)
    await account.run(LOOKED_FOR_MS - 10_000)
    account.add('new')
    account.look('newcomer', ['new'])
    await account.run(0)
    expect(account.proofs.get('newcomer new')?.isAllowed).toBe(true)
  })

  it('asks for a hundred tasks at a time, and for all of them within the budget', async () => {
    const taskArns = Array.from({ length: 950 }, (_, index) => `task-${index}`)
    account.add(...taskArns)
    const calls = await account.runWith(['operator'], taskArns, 30_000)
    expect(new Set(calls.flatMap(call => call.taskArns)).size).toBe(950)
    expect(calls.every(call => call.taskArns.length <= 100)).toBe(true)
    expect(calls.length).toBeLessThanOrEqual(72)
  })

  it('stops once a task has stopped, is forgotten, or nobody looks any more', async () => {
    account.add('stops', 'goes', 'stays')
    account.look('operator', ['stops', 'goes', 'stays'])
    account.states.set('stops', stopped)
    account.states.set('goes', undefined)
    await account.run(0)
    expect(account.watcher.dueAtMs('stops')).toBeUndefined()
    expect(account.watcher.dueAtMs('goes')).toBeUndefined()
    const calls = await account.run(2 * LOOKED_FOR_MS)
    expect(calls.length).toBeGreaterThan(3)
    expect(calls.every(({ taskArns }) => taskArns.join() === 'stays')).toBe(true)
    expect(account.watcher.dueAtMs('stays')).toBeUndefined()
    expect(await account.run(3_600_000)).toEqual([])
  })

  it('watches for the other session a task that is denied to one', async () => {
    account.add('open', 'secret')
    account.denied.add('blind secret')
    const calls = await account.runWith(['blind', 'seeing'], ['open', 'secret'], 60_000)
    const asked = calls.filter(({ taskArns }) => taskArns.includes('secret'))
    expect(asked.filter(({ sid }) => sid === 'seeing').length).toBeGreaterThan(3)
  })

  it('asks for a denied task again while somebody looks, five seconds after each refusal', async () => {
    account.add('secret')
    account.denied.add('blind secret')
    const calls = await account.runWith(['blind'], ['secret'], 120_000)
    const gaps = calls.slice(1).map(({ atMs }, index) => atMs - (calls[index]?.atMs ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000)
    account.denied.clear()
    await account.runWith(['blind'], ['secret'], 8_000)
    expect(account.proofs.get('blind secret')?.isAllowed).toBe(true)
  })

  it('goes on with the others where nobody but the one to whom a task is denied lends', async () => {
    account.add('denied', 'open')
    account.denied.add('one denied')
    const tasks = new Map(['denied', 'open'].map(arn => [arn, account.states.get(arn) ?? running]))
    const record = () =>
      account.watcher.record({ lender: { sid: 'one' }, clusterArn: CLUSTER, tasks })
    const calls: Call[] = []
    for (let minute = 0; minute < 10; minute += 1) {
      for (let quarter = 0; quarter < 4; quarter += 1) {
        record()
        calls.push(...(await account.run(15_000)))
      }
    }
    expect(calls.length).toBeLessThan(60)
    expect(calls.some(({ taskArns }) => taskArns.includes('denied'))).toBe(true)
  })

  it('leaves out a session that may not describe the cluster, and goes on with the others', async () => {
    account.add('a')
    account.look('denied', ['a'])
    account.outcomes = [{ kind: 'denied' }]
    account.look('allowed', ['a'])
    const calls = await account.run(10_000)
    expect(calls.map(({ sid }) => sid).slice(1)).toEqual(calls.slice(1).map(() => 'allowed'))
    expect(calls.length).toBeGreaterThan(2)
  })

  it('goes on with another session where the credentials of one have ended', async () => {
    account.add('a')
    account.look('ended', ['a'])
    account.look('other', ['a'])
    account.outcomes = [{ kind: 'expired' }]
    const calls = await account.run(10_000)
    expect(calls.filter(({ sid }) => sid === calls[0]?.sid)).toHaveLength(1)
  })

  it('uses no credentials of a session that has ended, from that moment on', async () => {
    account.add('a')
    account.look('operator', ['a'])
    await account.run(1_000)
    account.ended.add('operator')
    account.watcher.end('operator')
    // A request that was under way.
    account.look('operator', ['a'])
    expect(await account.run(600_000)).toEqual([])
    expect(account.watcher.dueAtMs('a')).toBeUndefined()
  })

  it('yields for all its tasks at once when ECS throttles, and heals', async () => {
    account.add('a', 'b')
    account.look('operator', ['a', 'b'])
    account.outcomes = Array.from({ length: 4 }, () => ({ kind: 'throttled' }))
    const calls = await account.run(60_000)
    const gaps = calls.slice(1, 5).map(({ atMs }, index) => atMs - (calls[index]?.atMs ?? 0))
    expect(gaps).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(calls.length).toBeGreaterThan(5)
  })

  it('asks less and less often while ECS does not answer, and heals without a click', async () => {
    account.add('a')
    account.outcomes = Array.from({ length: 20 }, () => ({ kind: 'failed' }))
    const calls = await account.runWith(['operator'], ['a'], 1_200_000)
    const gaps = calls.slice(1, 20).map(({ atMs }, index) => atMs - (calls[index]?.atMs ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(32_000)
    expect(account.outcomes).toEqual([])
    expect(calls.length).toBeGreaterThan(25)
  })

  it('goes on as before when the clock is set back, or forward', async () => {
    account.add('a')
    const gaps = async () => {
      const calls = await account.runWith(['operator'], ['a'], 300_000)
      return calls.slice(1).map(({ atMs }, index) => atMs - (calls[index]?.atMs ?? 0))
    }
    await gaps()
    account.nowMs -= 3_600_000
    expect(Math.max(...(await gaps()))).toBeLessThanOrEqual(32_000)
    account.nowMs += 7_200_000
    expect(Math.max(...(await gaps()))).toBeLessThanOrEqual(32_000)
    expect(account.calls.length).toBeGreaterThan(25)
  })

  it('shares turns as before when the clock is set back', async () => {
    account.add('a')
    await account.runWith(['one', 'other'], ['a'], 30_000)
    account.nowMs -= 3_600_000
    const calls = await account.runWith(['one', 'other'], ['a'], 120_000)
    const turns = calls.filter(({ sid }) => sid === 'one').length
    expect(turns).toBeGreaterThan(calls.length / 4)
    expect(turns).toBeLessThan((calls.length * 3) / 4)
  })

  it('asks at once when a page comes back, or a person asks', async () => {
    account.add('a')
    await account.runWith(['operator'], ['a'], 300_000)
    account.watcher.hurry(CLUSTER, ['a'])
    expect(await account.run(0)).toHaveLength(1)
    await account.run(LOOKED_FOR_MS - 1_000)
    account.look('operator', ['a'], false)
    await account.run(10_000)
    account.look('operator', ['a'])
    expect(await account.run(0)).toHaveLength(1)
  })
})
