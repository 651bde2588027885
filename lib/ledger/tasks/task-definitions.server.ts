import 'server-only'
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { fitTaskDefinition } from '../../aws/ecs/ecs-documents.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { openDocument, sealDocument } from '../documents/sealed-document.server.ts'
import { createLedgerMemory } from '../ledger-memory.ts'

/** Keeps a revision, so that a task's page can name its containers after ECS forgot it. */
export async function recordTaskDefinition(
  ledger: Ledger,
  accountId: string,
  definition: TaskDefinition,
  nowIso: string,
): Promise<void> {
  const arn = definition.taskDefinitionArn
  if (!arn) return
  const { json, secrets } = await sealDocument(ledger.sealer, definition, arn)
  await ledger.db
    .insertInto('task_definitions')
    .values({
      task_definition_arn: arn,
      account_id: accountId,
      definition: json,
      definition_secrets: secrets,
      read_at: nowIso,
    })
    .onConflict(conflict => conflict.column('task_definition_arn').doNothing())
    .execute()
}

/** What was read of a revision holds for good: it never changes, except for its status. */
const kept = createLedgerMemory<TaskDefinition>('kept-definitions', 2_000)

/** The kept revisions among `arns`, by ARN. Read them only for tasks that the scope let through. */
export async function readTaskDefinitions(
  ledger: Ledger,
  accountId: string,
  arns: readonly string[],
): Promise<Map<string, TaskDefinition>> {
  const keyOf = (arn: string) => `${accountId} ${arn}`
  const found = new Map<string, TaskDefinition>()
  for (const arn of arns) {
    const definition = kept.get(ledger, keyOf(arn))
    if (definition) found.set(arn, definition)
  }
  const unread = arns.filter(arn => !found.has(arn))
  if (unread.length === 0) return found
  const rows = await ledger.db
    .selectFrom('task_definitions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('task_definition_arn', 'in', unread)
    .execute()
  for (const { task_definition_arn: arn, definition: json, definition_secrets: secrets } of rows) {
    const document = await openDocument(ledger.sealer, { json, secrets }, arn)
    const definition = fitTaskDefinition(document)
    kept.set(ledger, keyOf(arn), definition)
    found.set(arn, definition)
  }
  return found
}
