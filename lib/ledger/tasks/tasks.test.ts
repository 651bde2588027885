import type { Task } from '@aws-sdk/client-ecs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../open-ledger.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { findTaskArns, readRecentTasks, readTasks } from './tasks.server.ts'
import { recordTags } from './record-tags.server.ts'
import { markForgotten, recordTasks } from './record-tasks.server.ts'
import { writeSightings } from './seen-tasks.server.ts'
import { readTransitions } from './transitions.server.ts'

const account = '111122223333'
const clusterArn = `arn:aws:ecs:us-east-1:${account}:cluster/demo`
const taskArn = `arn:aws:ecs:us-east-1:${account}:task/demo/${'a'.repeat(32)}`
const origin = { accountId: account, region: 'us-east-1', launchId: 'l', launchedBy: 'arn:me' }
const scope = { accountId: account, clusterArns: [clusterArn] }
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()

const task = (version: number, lastStatus: string): Task => ({
  taskArn,
  clusterArn,
  taskDefinitionArn: 'arn:td:1',
  lastStatus,
  version,
  createdAt: new Date(at(0)),
  overrides: { containerOverrides: [{ name: 'app', environment: [{ name: 'A', value: 'hush' }] }] },
})

describe('tasks of the ledger', () => {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await openLedger('file::memory:', 's'.repeat(32))
  })
  afterEach(() => ledger.close())

  const read = async () => (await readTasks(ledger, scope, [taskArn]))[0]
  const totalChanges = async () =>
    (await sql<{ n: number }>`SELECT total_changes() AS n`.execute(ledger.db)).rows[0]?.n

  it('keeps the newest version, whatever order the answers come in', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    await recordTasks(ledger, origin, [task(3, 'STOPPED')], {
      nowIso: at(2),
      sentMs: performance.now(),
    })
    await recordTasks(ledger, origin, [task(2, 'RUNNING')], {
      nowIso: at(3),
      sentMs: performance.now(),
    })
    expect(await read()).toMatchObject({
      state: { lastStatus: 'STOPPED', version: 3 },
      seenAt: at(2),
      changedAt: at(2),
      keptSince: at(1),
    })
  })

  it('takes the answer to the later request of two with one version', async () => {
    const pulling = { ...task(2, 'PENDING'), pullStartedAt: new Date(at(1)) }
    await recordTasks(ledger, origin, [pulling], { nowIso: at(3), sentMs: 20 })
    await recordTasks(ledger, origin, [task(2, 'PROVISIONING')], { nowIso: at(4), sentMs: 10 })
    expect(await read()).toMatchObject({ state: { lastStatus: 'PENDING' }, changedAt: at(3) })
    await recordTasks(ledger, origin, [task(2, 'ACTIVATING')], { nowIso: at(5), sentMs: 30 })
    expect(await read()).toMatchObject({ state: { lastStatus: 'ACTIVATING' } })
  })

  it('never undoes that a task has stopped, whatever the version says', async () => {
    await recordTasks(ledger, origin, [task(5, 'STOPPED')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    for (const version of [5, 6]) {
      await recordTasks(ledger, origin, [task(version, 'DEPROVISIONING')], {
        nowIso: at(2),
        sentMs: performance.now(),
      })
    }
    expect(await read()).toMatchObject({ state: { lastStatus: 'STOPPED' }, changedAt: at(1) })
  })

  it('keeps what a later answer leaves out, and the tags that StopTask deletes', async () => {
    const tags = [{ key: 'team', value: 'data' }]
    const running = { ...task(4, 'RUNNING'), startedAt: new Date(at(0)), group: 'family:a', tags }
    await recordTasks(ledger, origin, [running], { nowIso: at(1), sentMs: performance.now() })
    const stopping = { ...task(5, 'RUNNING'), desiredStatus: 'STOPPED', tags: [] }
    await recordTasks(ledger, origin, [stopping], { nowIso: at(2), sentMs: performance.now() })
    expect(await read()).toMatchObject({
      state: { ...running, version: 5, desiredStatus: 'STOPPED', tags },
    })
    const before = await totalChanges()
    await recordTasks(ledger, origin, [stopping], { nowIso: at(3), sentMs: performance.now() })
    expect(await totalChanges()).toBe(before)
  })

  it('adds the tags that a task got after StopTask to those it had before', async () => {
    const tags = [
      { key: 'team', value: 'data' },
      { key: 'ticket', value: 'OPS-1' },
    ]
    await recordTasks(ledger, origin, [{ ...task(4, 'RUNNING'), tags }], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    const added = [
      { key: 'ticket', value: 'OPS-2' },
      { key: 'why', value: 'stuck' },
    ]
    const stopping = { ...task(5, 'RUNNING'), desiredStatus: 'STOPPED', tags: added }
    await recordTasks(ledger, origin, [stopping], { nowIso: at(2), sentMs: performance.now() })
    expect((await read())?.state.tags).toEqual([{ key: 'team', value: 'data' }, ...added])
  })

  it('records a change of tags, which an answer to an earlier request does not undo', async () => {
    const tags = [
      { key: 'team', value: 'data' },
      { key: 'ticket', value: 'OPS-1' },
    ]
    const running = { ...task(4, 'RUNNING'), tags }
    await recordTasks(ledger, origin, [running], { nowIso: at(1), sentMs: 10 })
    const change = { set: [{ key: 'team', value: 'pay' }], remove: ['ticket'] }
    const named = { accountId: account, taskArn }
    await recordTags(ledger, named, change, { nowIso: at(2), sentMs: 30 })
    const changed = { state: { ...running, tags: [{ key: 'team', value: 'pay' }] } }
    expect(await read()).toMatchObject({ ...changed, changedAt: at(2) })
    await recordTasks(ledger, origin, [running], { nowIso: at(3), sentMs: 20 })
    expect(await read()).toMatchObject(changed)
    await recordTasks(ledger, origin, [running], { nowIso: at(4), sentMs: 40 })
    expect(await read()).toMatchObject({ state: running })
  })

  it('records no change of tags for another account', async () => {
    const tagged = { ...task(4, 'RUNNING'), tags: [{ key: 'team', value: 'data' }] }
    await recordTasks(ledger, origin, [tagged], { nowIso: at(1), sentMs: 10 })
    const named = { accountId: '444455556666', taskArn }
    await recordTags(ledger, named, { set: [], remove: ['team'] }, { nowIso: at(2), sentMs: 30 })
    expect((await read())?.state.tags).toEqual(tagged.tags)
  })

  it('takes the tags away that a person removed from a running task', async () => {
    const tagged = { ...task(4, 'RUNNING'), tags: [{ key: 'team', value: 'data' }] }
    await recordTasks(ledger, origin, [tagged], { nowIso: at(1), sentMs: performance.now() })
    await recordTasks(ledger, origin, [{ ...tagged, tags: [] }], {
      nowIso: at(2),
      sentMs: performance.now(),
    })
    expect((await read())?.state.tags).toEqual([])
  })

  it('keeps each change, when it was seen and when AWS says that it happened', async () => {
    const startedAt = new Date(at(2))
    const eni = (status: string) => [{ id: 'e', type: 'eni', status }]
    const app = (lastStatus: string, runtimeId?: string) => [
      { name: 'app', lastStatus, ...(runtimeId && { runtimeId }) },
    ]
    const answers: Task[] = [
      { ...task(1, 'PROVISIONING'), desiredStatus: 'RUNNING', attachments: eni('PRECREATED') },
      { ...task(1, 'PROVISIONING'), desiredStatus: 'RUNNING', attachments: eni('ATTACHED') },
      { ...task(4, 'RUNNING'), startedAt, containers: app('RUNNING', 'r-1') },
      { ...task(4, 'RUNNING'), startedAt, containers: app('RUNNING', 'r-2') },
    ]
    for (const [second, answer] of answers.entries()) {
      await recordTasks(ledger, origin, [answer], {
        nowIso: at(second * 10),
        sentMs: performance.now(),
      })
    }
    await recordTasks(ledger, origin, [answers[3] ?? {}], {
      nowIso: at(50),
      sentMs: performance.now(),
    })
    const changes = await readTransitions(ledger, scope, taskArn)
    expect(
      changes.map(({ subject, name, before, after }) => [subject, name, before, after]),
    ).toEqual([
      ['lastStatus', undefined, undefined, 'PROVISIONING'],
      ['desiredStatus', undefined, undefined, 'RUNNING'],
      ['attachments.status', 'eni', undefined, 'PRECREATED'],
      ['attachments.status', 'eni', 'PRECREATED', 'ATTACHED'],
      ['lastStatus', undefined, 'PROVISIONING', 'RUNNING'],
      ['containers.lastStatus', 'app', undefined, 'RUNNING'],
      ['containers.runtimeId', 'app', 'r-1', 'r-2'],
    ])
    expect(changes[4]).toMatchObject({
      version: 4,
      happenedAt: at(2),
      seenAt: at(20),
      seenBefore: at(10),
    })
    expect(await readTransitions(ledger, { ...scope, clusterArns: [] }, taskArn)).toEqual([])
    expect(await readTransitions(ledger, { ...scope, accountId: '4' }, taskArn)).toEqual([])
  })

  it('ends with the newest answer and an unbroken chain of changes, in any order', async () => {
    const statuses = ['PROVISIONING', 'PENDING', 'RUNNING', 'DEPROVISIONING', 'STOPPED']
    // Of four states that ECS names with two versions, as it does.
    const answers = statuses.map((status, index) => ({
      answer: task([1, 2, 4, 4, 5][index] ?? 0, status),
      sentMs: index,
    }))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...answers), { minLength: 1 }), async given => {
        await ledger.db.deleteFrom('task_transitions').execute()
        await ledger.db.deleteFrom('tasks').execute()
        const arn = `arn:aws:ecs:us-east-1:${account}:task/demo/${crypto.randomUUID()}`
        for (const { answer, sentMs } of given) {
          const known = { ...answer, taskArn: arn }
          await recordTasks(ledger, origin, [known], { nowIso: at(sentMs), sentMs })
        }
        const newest = given.toSorted((one, other) => other.sentMs - one.sentMs)[0]
        const [stored] = await readTasks(ledger, scope, [arn])
        expect(stored?.state.lastStatus).toBe(newest?.answer.lastStatus)
        const seen = await readTransitions(ledger, scope, arn)
        expect(seen.at(-1)?.after).toBe(newest?.answer.lastStatus)
        seen.forEach((change, index) => expect(change.before).toBe(seen[index - 1]?.after))
      }),
    )
  })

  it('moves only the time it was seen while nothing changes', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    await recordTasks(ledger, origin, [task(1, 'PENDING')], {
      nowIso: at(9),
      sentMs: performance.now(),
    })
    expect(await read()).toMatchObject({ seenAt: at(9), changedAt: at(1) })
  })

  it('writes nothing while nothing changes', async () => {
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    await markForgotten(ledger, taskArn, at(2))
    const other = task(1, 'RUNNING')
    const arn = `${taskArn.slice(0, -1)}b`
    await recordTasks(ledger, origin, [{ ...other, taskArn: arn }], {
      nowIso: at(2),
      sentMs: performance.now(),
    })
    const before = await totalChanges()
    await recordTasks(ledger, origin, [{ ...other, taskArn: arn }], {
      nowIso: at(3),
      sentMs: performance.now(),
    })
    await markForgotten(ledger, taskArn, at(3))
    expect(await totalChanges()).toBe(before)
  })

  it('writes down when tasks were last seen, once, for what comes after a restart', async () => {
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], { nowIso: at(1), sentMs: 1 })
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], { nowIso: at(9), sentMs: 2 })
    const written = async () =>
      (await ledger.db.selectFrom('tasks').select('seen_at').executeTakeFirst())?.seen_at
    expect(await written()).toBe(at(1))
    await writeSightings(ledger)
    expect(await written()).toBe(at(9))
    const before = await totalChanges()
    await writeSightings(ledger)
    expect(await totalChanges()).toBe(before)
  })

  it('takes a task back that ECS describes again as it was', async () => {
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    await markForgotten(ledger, taskArn, at(2))
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], {
      nowIso: at(3),
      sentMs: performance.now(),
    })
    expect((await read())?.forgottenAt).toBeUndefined()
  })

  it('gives times back as dates and environment values as they were', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    expect((await read())?.state).toEqual(task(1, 'PENDING'))
  })

  it('reads what is left of a damaged document', async () => {
    for (const [state, left] of [
      ['{"lastStatus":["STOPPED"],"containers":[null,{"name":7,"exitCode":1}]}', [{ exitCode: 1 }]],
      ['[null]', undefined],
      ['{"half', undefined],
    ] as const) {
      await recordTasks(ledger, origin, [task(1, 'PENDING')], {
        nowIso: at(1),
        sentMs: performance.now(),
      })
      await ledger.db
        .updateTable('tasks')
        .set(eb => ({ state, writes: eb('writes', '+', 1) }))
        .execute()
      expect((await read())?.state).toEqual({
        taskArn,
        clusterArn,
        taskDefinitionArn: 'arn:td:1',
        lastStatus: 'PENDING',
        ...(left && { containers: left }),
      })
    }
  })

  it('counts a version that is not a whole number as the oldest', async () => {
    await recordTasks(ledger, origin, [task(1.5, 'PENDING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], {
      nowIso: at(2),
      sentMs: performance.now(),
    })
    expect(await read()).toMatchObject({ state: { lastStatus: 'RUNNING' } })
  })

  it('stores no environment value in clear', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    const row = await ledger.db.selectFrom('tasks').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain('hush')
    expect(row.state).toContain('"name":"A"')
  })

  it('shows nothing outside the account and the clusters of the scope', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    const elsewhere = [
      { accountId: '444455556666', clusterArns: [clusterArn] },
      { accountId: account, clusterArns: [`${clusterArn}-other`] },
      { accountId: account, clusterArns: [] },
    ]
    for (const other of elsewhere) {
      expect(await readTasks(ledger, other, [taskArn])).toEqual([])
      expect(await readRecentTasks(ledger, other, { region: 'us-east-1', limit: 9 })).toEqual([])
      expect(await findTaskArns(ledger, other, 'a'.repeat(32))).toEqual([])
    }
    expect(await findTaskArns(ledger, scope, 'a'.repeat(32))).toEqual([taskArn])
  })

  it('keeps the origin of a launch when somebody else observes the task', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    await recordTasks(ledger, { accountId: account, region: 'us-east-1' }, [task(2, 'RUNNING')], {
      nowIso: at(2),
      sentMs: performance.now(),
    })
    expect(await read()).toMatchObject({ launchId: 'l', launchedBy: 'arn:me' })
  })

  it('belongs to its launch, though somebody opened it before the launch was answered', async () => {
    const elsewhere = { accountId: account, region: 'us-east-1' }
    const seen = { nowIso: at(1), sentMs: 10 }
    await recordTasks(ledger, elsewhere, [task(2, 'RUNNING')], seen)
    await recordTasks(ledger, origin, [task(1, 'PENDING')], { ...seen, sentMs: 5 })
    expect(await read()).toMatchObject({
      launchId: 'l',
      launchedBy: 'arn:me',
      state: { lastStatus: 'RUNNING' },
    })
  })

  it('is in a list whatever is written and read meanwhile', async () => {
    const arns = Array.from(
      { length: 50 },
      (_, n) => taskArn.slice(0, -2) + String(n).padStart(2, '0'),
    )
    const write = (version: number, some: string[]) =>
      recordTasks(
        ledger,
        origin,
        some.map(arn => ({ ...task(version, 'RUNNING'), taskArn: arn })),
        { nowIso: at(1), sentMs: performance.now() },
      )
    await write(1, arns)
    for (let version = 2; version < 12; version += 1) {
      await write(version, arns.slice(0, 25))
      const [listed] = await Promise.all([
        readTasks(ledger, scope, arns),
        write(version, arns.slice(40)).then(() => readTasks(ledger, scope, arns.slice(40))),
      ])
      expect(listed).toHaveLength(50)
    }
  })

  it('is not written again for a member that comes and goes', async () => {
    const full = { ...task(2, 'RUNNING'), connectivity: 'CONNECTED' as const, group: 'family:a' }
    const partial = { ...full, connectivity: undefined }
    for (const [index, answer] of [full, partial, full].entries())
      await recordTasks(ledger, origin, [answer], { nowIso: at(index), sentMs: index })
    expect(await read()).toMatchObject({ changedAt: at(0), seenAt: at(2) })
  })

  it('keeps the last state of a task that ECS has forgotten, until it is seen again', async () => {
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], {
      nowIso: at(1),
      sentMs: performance.now(),
    })
    await markForgotten(ledger, taskArn, at(5))
    await markForgotten(ledger, taskArn, at(6))
    expect(await read()).toMatchObject({ forgottenAt: at(5), state: { lastStatus: 'RUNNING' } })
    await recordTasks(ledger, origin, [task(2, 'RUNNING')], {
      nowIso: at(7),
      sentMs: performance.now(),
    })
    expect((await read())?.forgottenAt).toBeUndefined()
  })
})
