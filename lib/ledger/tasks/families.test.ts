import type { Task } from '@aws-sdk/client-ecs'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../migrations.ts'
import { openLedger } from '../open-ledger.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import type { Tables } from '../tables.ts'
import { recordTasks } from './record-tasks.server.ts'
import { readStoppedTasksOf, readTasksOf } from './tasks.server.ts'

const account = '111122223333'
const arn = `arn:aws:ecs:us-east-1:${account}`
const clusterArn = `${arn}:cluster/demo`
const region = 'us-east-1'
const scope = { accountId: account, clusterArns: [clusterArn] }
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))
const sinceIso = at(0).toISOString()

let made = 0
const toTask = (family: string, more: Partial<Task> = {}): Task => {
  made += 1
  return {
    taskArn: `${arn}:task/demo/${String(made).padStart(32, '0')}`,
    clusterArn,
    taskDefinitionArn: `${arn}:task-definition/${family}:3`,
    lastStatus: 'STOPPED',
    version: 1,
    createdAt: at(made),
    ...more,
  }
}
const record = (ledger: Ledger, tasks: Task[], origin = { accountId: account, region }) =>
  recordTasks(ledger, origin, tasks, { nowIso: sinceIso, sentMs: 1 })

describe('the tasks of a family', () => {
  let ledger: Ledger
  beforeEach(async () => {
    made = 0
    ledger = await openLedger('file::memory:', 's'.repeat(32))
  })
  afterEach(() => ledger.close())

  const read = async (asked: Partial<Parameters<typeof readTasksOf>[2]> = {}, of = scope) => {
    const query = { family: 'job', region, sinceIso, limit: 9, ...asked }
    return (await readTasksOf(ledger, of, query)).map(task => Number(task.taskArn.slice(-2)))
  }

  it('are those of that very family, newest first, whether they have stopped or not', async () => {
    const others = ['Job', 'j_b', 'jobs', 'my-job'].map(family => toTask(family))
    const tasks = [toTask('job'), toTask('job', { lastStatus: 'RUNNING' })]
    await record(ledger, [...others, ...tasks])
    expect(await read()).toEqual([6, 5])
    expect(await read({ limit: 1 })).toEqual([6])
    expect(await read({ sinceIso: at(6).toISOString() })).toEqual([6])
    const stopped = await readStoppedTasksOf(ledger, scope, { family: 'job', limit: 9 })
    expect(stopped.map(task => task.taskArn)).toEqual([tasks[0]?.taskArn])
  })

  it('are of the scope and the Region only', async () => {
    await record(ledger, [toTask('job')])
    expect(await read({ region: 'eu-west-1' })).toEqual([])
    expect(await read({}, { ...scope, accountId: '444455556666' })).toEqual([])
    expect(await read({}, { ...scope, clusterArns: [`${clusterArn}-other`] })).toEqual([])
    expect(await read({}, { ...scope, clusterArns: [] })).toEqual([])
  })

  it('are found by an index', async () => {
    const { parameters, sql } = ledger.db
      .selectFrom('tasks')
      .select('task_arn')
      .where('account_id', '=', account)
      .where('family', '=', 'job')
      .where('created_at', '>=', sinceIso)
      .orderBy('created_at', 'desc')
      .compile()
    const plan = await ledger.db.executeQuery<{ detail: string }>({
      ...ledger.db.selectFrom('tasks').select('task_arn').compile(),
      sql: `explain query plan ${sql}`,
      parameters,
    })
    expect(plan.rows.map(row => row.detail).join()).toContain('tasks_by_family')
    expect(plan.rows.map(row => row.detail).join()).not.toContain('TEMP B-TREE')
  })
})

describe('the families of tasks that an older release has recorded', () => {
  it('are filled in, however many there are and however often it is begun', async () => {
    const database = new Database(':memory:')
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    })
    expect((await migrator.migrateTo('005-task-writes')).error).toBeUndefined()
    const insert = database.prepare(
      `insert into tasks values (?, ?, ?, ?, ?, ?, null, null, 'STOPPED', 1, '{}', '', '', '', '', '', null, 1)`,
    )
    const arns = [
      ...Array.from({ length: 1200 }, (_, n) => `${arn}:task-definition/f${n % 7}:1`),
      '',
    ]
    arns.forEach((definition, n) =>
      insert.run(`task-${n}`, account, region, clusterArn, String(n), definition),
    )
    expect((await migrator.migrateTo('006-task-family')).error).toBeUndefined()
    // It was interrupted after this.
    database.exec(`update tasks set family = 'f3' where task_arn = 'task-3'`)
    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    const rows = await db.selectFrom('tasks').select(['task_arn', 'family']).execute()
    expect(rows).toHaveLength(1201)
    for (const { task_arn, family } of rows) {
      const n = Number(task_arn.slice(5))
      expect(family).toBe(n === 1200 ? '' : `f${n % 7}`)
    }
    await db.destroy()
  })
})
