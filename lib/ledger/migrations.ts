import type { Kysely, Migration } from 'kysely'
import { splitTaskDefinition } from '../aws/arn.ts'
import type { Tables } from './tables.ts'

/** A static object: a bundle has no migration folder. Both SQLite and PostgreSQL run these. */
export const migrations: Record<string, Migration> = {
  '001-sessions-launches-tasks': { up: createFirstTables },
  '002-sign-in-limits': { up: createSignInLimits },
  '003-open-launches': { up: addOpenLaunches },
  '004-task-transitions': { up: createTransitions },
  '005-task-writes': { up: countTaskWrites },
  '006-task-family': { up: addTaskFamily },
  '007-task-families': { up: fillTaskFamilies },
  '008-pending-stops': { up: createPendingStops },
  '009-task-stop-request': { up: addStopRequest },
}

async function createFirstTables(db: Kysely<Tables>): Promise<void> {
  await createSessions(db)
  await createLaunches(db)
  await createTasks(db)
}

async function createSessions(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('sid', 'text', column => column.primaryKey())
    .addColumn('account_id', 'text', column => column.notNull())
    .addColumn('principal_arn', 'text', column => column.notNull())
    .addColumn('region', 'text', column => column.notNull())
    .addColumn('method', 'text', column => column.notNull())
    .addColumn('credentials', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('ended_at', 'text')
    .execute()
}

async function createLaunches(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('launches')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('account_id', 'text', column => column.notNull())
    .addColumn('region', 'text', column => column.notNull())
    .addColumn('cluster_arn', 'text', column => column.notNull())
    .addColumn('sid', 'text', column => column.notNull())
    .addColumn('launched_by', 'text', column => column.notNull())
    .addColumn('count', 'integer', column => column.notNull())
    .addColumn('request', 'text', column => column.notNull())
    .addColumn('request_secrets', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .execute()
  await db.schema
    .createTable('launch_calls')
    .addColumn('launch_id', 'text', column => column.notNull().references('launches.id'))
    .addColumn('call_index', 'integer', column => column.notNull())
    .addColumn('client_token', 'text', column => column.notNull().unique())
    .addColumn('count', 'integer', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('task_arns', 'text', column => column.notNull())
    .addColumn('failures', 'text', column => column.notNull())
    .addColumn('failure', 'text')
    .addColumn('sent_at', 'text', column => column.notNull())
    .addColumn('answered_at', 'text')
    .addPrimaryKeyConstraint('launch_calls_key', ['launch_id', 'call_index'])
    .execute()
  await db.schema.createIndex('launch_calls_by_state').on('launch_calls').column('state').execute()
}

async function createTasks(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('tasks')
    .addColumn('task_arn', 'text', column => column.primaryKey())
    .addColumn('account_id', 'text', column => column.notNull())
    .addColumn('region', 'text', column => column.notNull())
    .addColumn('cluster_arn', 'text', column => column.notNull())
    .addColumn('task_id', 'text', column => column.notNull())
    .addColumn('task_definition_arn', 'text', column => column.notNull())
    .addColumn('launch_id', 'text')
    .addColumn('launched_by', 'text')
    .addColumn('last_status', 'text', column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('state_secrets', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('kept_since', 'text', column => column.notNull())
    .addColumn('seen_at', 'text', column => column.notNull())
    .addColumn('changed_at', 'text', column => column.notNull())
    .addColumn('forgotten_at', 'text')
    .execute()
  await db.schema
    .createIndex('tasks_by_cluster')
    .on('tasks')
    .columns(['account_id', 'cluster_arn', 'created_at'])
    .execute()
  await db.schema.createIndex('tasks_by_launch').on('tasks').column('launch_id').execute()
  await db.schema
    .createTable('task_definitions')
    .addColumn('task_definition_arn', 'text', column => column.primaryKey())
    .addColumn('account_id', 'text', column => column.notNull())
    .addColumn('definition', 'text', column => column.notNull())
    .addColumn('definition_secrets', 'text', column => column.notNull())
    .addColumn('read_at', 'text', column => column.notNull())
    .execute()
}

async function createSignInLimits(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('sessions').addColumn('last_seen_at', 'text').execute()
  await db.schema.alterTable('sessions').addColumn('end_reason', 'text').execute()
  await db.schema
    .createTable('failed_sign_ins')
    .addColumn('pair', 'text', column => column.primaryKey())
    .addColumn('tries', 'text', column => column.notNull())
    .addColumn('version', 'text', column => column.notNull())
    .addColumn('newest_at', 'text', column => column.notNull())
    .execute()
  await db.schema
    .createIndex('failed_sign_ins_by_time')
    .on('failed_sign_ins')
    .column('newest_at')
    .execute()
}

/** A call that was open before may have been sent, so it counts as sent once. */
async function addOpenLaunches(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('launch_calls')
    .addColumn('unsettled_sends', 'integer', column => column.notNull().defaultTo(1))
    .execute()
  for (const name of ['looked_at', 'given_up_at', 'given_up_by', 'replaced_by']) {
    await db.schema.alterTable('launch_calls').addColumn(name, 'text').execute()
  }
}

async function createTransitions(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('task_transitions')
    .addColumn('task_arn', 'text', column => column.notNull().references('tasks.task_arn'))
    .addColumn('position', 'integer', column => column.notNull())
    .addColumn('subject', 'text', column => column.notNull())
    .addColumn('name', 'text')
    .addColumn('status_before', 'text')
    .addColumn('status_after', 'text', column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('happened_at', 'text')
    .addColumn('seen_at', 'text', column => column.notNull())
    .addColumn('seen_before', 'text')
    .addPrimaryKeyConstraint('task_transitions_key', ['task_arn', 'position'])
    .execute()
  // What the recorder follows.
  await db.schema
    .createIndex('tasks_by_status')
    .on('tasks')
    .columns(['last_status', 'forgotten_at'])
    .execute()
}

/** What a row holds is read again only after it was written; lists find theirs by age. */
async function countTaskWrites(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('tasks')
    .addColumn('writes', 'integer', column => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createIndex('tasks_by_age')
    .on('tasks')
    .columns(['account_id', 'region', 'created_at', 'cluster_arn'])
    .execute()
}

async function addTaskFamily(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('tasks')
    .addColumn('family', 'text', column => column.notNull().defaultTo(''))
    .execute()
}

/** So many tasks are read at once: a ledger may hold years of them. */
const FILLED_AT_ONCE = 500

/**
 * The family of the tasks that are there. A migration of its own, which can run again: SQLite doesn't
 * undo the half of one that was interrupted. What splits an ARN is different in each SQL.
 */
async function fillTaskFamilies(db: Kysely<Tables>): Promise<void> {
  let last = ''
  for (;;) {
    const rows = await db
      .selectFrom('tasks')
      .select(['task_arn', 'task_definition_arn'])
      .where('task_arn', '>', last)
      .orderBy('task_arn')
      .limit(FILLED_AT_ONCE)
      .execute()
    const families = Map.groupBy(rows, row => splitTaskDefinition(row.task_definition_arn).family)
    for (const [family, members] of families) {
      const arns = members.map(row => row.task_arn)
      await db.updateTable('tasks').set({ family }).where('task_arn', 'in', arns).execute()
    }
    last = rows.at(-1)?.task_arn ?? ''
    if (last === '') break
  }
  await db.schema
    .createIndex('tasks_by_family')
    .ifNotExists()
    .on('tasks')
    .columns(['account_id', 'family', 'created_at'])
    .execute()
}

/** Stops that came before ECS listed the task; the server tries them again. */
async function createPendingStops(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('pending_stops')
    .addColumn('task_arn', 'text', column => column.primaryKey())
    .addColumn('account_id', 'text', column => column.notNull())
    .addColumn('cluster_arn', 'text', column => column.notNull())
    .addColumn('sid', 'text', column => column.notNull())
    .addColumn('principal', 'text', column => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('asked_at', 'text', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('failure', 'text')
    .execute()
  await db.schema
    .createIndex('pending_stops_by_state')
    .on('pending_stops')
    .column('state')
    .execute()
}

/** Who stopped the task from here. ECS tells that StopTask was called, but not by whom. */
async function addStopRequest(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('tasks').addColumn('stop_request', 'text').execute()
}
