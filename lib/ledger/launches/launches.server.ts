import 'server-only'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { readFailures, readRefusal, readTaskArns } from '../documents/call-documents.ts'
import type { Ledger } from '../open-ledger.server.ts'
import type { Scope } from '../scope.ts'
import { openDocument, sealDocument } from '../documents/sealed-document.server.ts'
import type { SealedDocument } from '../documents/sealed-document.server.ts'
import type { PlacementFailure } from '../../verdict/explain-placement-failure.ts'
import type { LaunchCallTable } from '../tables.ts'

/** A launch as it is written before RunTask is called. */
export interface LaunchIntent {
  id: string
  accountId: string
  region: string
  clusterArn: string
  sid: string
  launchedBy: string
  /** Without `clientToken`; `count` is what one call asks for. */
  request: RunTaskCommandInput
  clientToken: string
  createdAt: string
}

/** Why nothing was started, in the words of the page and of AWS. */
export interface StoredRefusal {
  kind: string
  message: string
  code?: string
  detail?: string
  status?: number
  requestId?: string
}

export interface StoredCall {
  state: LaunchCallTable['state']
  taskArns: string[]
  failures: PlacementFailure[]
  /** Why it was refused; while it is open, what the last send ended with. */
  failure?: StoredRefusal
  answeredAt?: string
  sentAt: string
  /** When its tasks were last looked for and the listing was answered. */
  lookedAt?: string
  givenUp?: { at: string; by: string; replacedBy?: string }
}

export interface StoredLaunch extends LaunchIntent {
  call: StoredCall
}

/**
 * Stores the intent, once: a launch with this id that stands already is left as it is.
 *
 * @returns whether the intent is new.
 */
export async function writeIntent(ledger: Ledger, intent: LaunchIntent): Promise<boolean> {
  const sealed = await sealDocument(ledger.sealer, intent.request, intent.id)
  return ledger.db.transaction().execute(db => insertIntent(db, intent, sealed))
}

/** Writes a sealed intent inside a transaction. */
export async function insertIntent(
  db: Pick<Ledger['db'], 'insertInto'>,
  intent: LaunchIntent,
  { json, secrets }: SealedDocument,
): Promise<boolean> {
  const count = intent.request.count ?? 1
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('launches')
    .values({
      id: intent.id,
      account_id: intent.accountId,
      region: intent.region,
      cluster_arn: intent.clusterArn,
      sid: intent.sid,
      launched_by: intent.launchedBy,
      count,
      request: json,
      request_secrets: secrets,
      created_at: intent.createdAt,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return false
  await db
    .insertInto('launch_calls')
    .values({
      launch_id: intent.id,
      call_index: 0,
      client_token: intent.clientToken,
      count,
      state: 'open',
      task_arns: '[]',
      failures: '[]',
      failure: null,
      sent_at: intent.createdAt,
      answered_at: null,
      unsettled_sends: 0,
      looked_at: null,
      given_up_at: null,
      given_up_by: null,
      replaced_by: null,
    })
    .execute()
  return true
}

export async function readLaunch(
  ledger: Ledger,
  scope: Scope,
  id: string,
): Promise<StoredLaunch | undefined> {
  if (scope.clusterArns.length === 0) return undefined
  const row = await joined(ledger)
    .where('launches.id', '=', id)
    .where('launches.account_id', '=', scope.accountId)
    .where('launches.cluster_arn', 'in', scope.clusterArns)
    .executeTakeFirst()
  return row && toLaunch(ledger, row)
}

/** The cluster a launch went to: what a session must be allowed to describe to read it. */
export async function clusterOfLaunch(
  ledger: Ledger,
  accountId: string,
  id: string,
): Promise<string | undefined> {
  const row = await ledger.db
    .selectFrom('launches')
    .select('cluster_arn')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.cluster_arn
}

/** A launch whatever its account: for the server itself, never for a page. */
export async function readLaunchToSettle(
  ledger: Ledger,
  id: string,
): Promise<StoredLaunch | undefined> {
  const row = await joined(ledger).where('launches.id', '=', id).executeTakeFirst()
  return row && toLaunch(ledger, row)
}

export const joined = (ledger: Ledger) =>
  ledger.db
    .selectFrom('launches')
    .innerJoin('launch_calls', 'launch_calls.launch_id', 'launches.id')
    .selectAll('launches')
    .select([
      'launch_calls.client_token',
      'launch_calls.state',
      'launch_calls.task_arns',
      'launch_calls.failures',
      'launch_calls.failure',
      'launch_calls.answered_at',
      'launch_calls.sent_at',
      'launch_calls.looked_at',
      'launch_calls.given_up_at',
      'launch_calls.given_up_by',
      'launch_calls.replaced_by',
    ])

type JoinedRow = Awaited<ReturnType<ReturnType<typeof joined>['executeTakeFirstOrThrow']>>

export async function toLaunch(ledger: Ledger, row: JoinedRow): Promise<StoredLaunch> {
  const request = await openDocument(
    ledger.sealer,
    { json: row.request, secrets: row.request_secrets },
    row.id,
  )
  return {
    id: row.id,
    accountId: row.account_id,
    region: row.region,
    clusterArn: row.cluster_arn,
    sid: row.sid,
    launchedBy: row.launched_by,
    request: asRequest(request),
    clientToken: row.client_token,
    createdAt: row.created_at,
    call: {
      state: row.state,
      taskArns: readTaskArns(row.task_arns),
      failures: readFailures(row.failures),
      failure: readRefusal(row.failure),
      answeredAt: row.answered_at ?? undefined,
      sentAt: row.sent_at,
      lookedAt: row.looked_at ?? undefined,
      givenUp: toGivenUp(row),
    },
  }
}

function toGivenUp({ given_up_at, given_up_by, replaced_by }: JoinedRow): StoredCall['givenUp'] {
  if (given_up_at === null || given_up_by === null) return undefined
  return { at: given_up_at, by: given_up_by, replacedBy: replaced_by ?? undefined }
}

/** A request is whole or it is none: what is left of a damaged one would be another launch. */
function asRequest(document: unknown): RunTaskCommandInput {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new Error('The stored request of a launch is damaged.')
  }
  // Safe: the column is written by `writeIntent` alone.
  return document as RunTaskCommandInput
}
