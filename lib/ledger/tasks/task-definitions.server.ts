import 'server-only'
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { fitTaskDefinition } from '../../aws/ecs/ecs-documents.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { openDocument, sealDocument } from '../documents/sealed-document.server.ts'
import { processWide } from '../../process-wide.ts'

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

const KEPT = 2_000

type Memory = WeakMap<object, Map<string, TaskDefinition>>

/** What was read of a revision holds for good: it never changes, except for its status. */
function memoryOf(ledger: Ledger): Map<string, TaskDefinition> {
  const memories = processWide<Memory>('kept-definitions', () => new WeakMap())
  const memory = memories.get(ledger) ?? new Map<string, TaskDefinition>()
  memories.set(ledger, memory)
  return memory
}

/** The kept revisions among `arns`, by ARN. Read them only for tasks that the scope let through. */
export async function readTaskDefinitions(
  ledger: Ledger,
  accountId: string,
  arns: readonly string[],
): Promise<Map<string, TaskDefinition>> {
  const memory = memoryOf(ledger)
  const keyOf = (arn: string) => `${accountId} ${arn}`
  const unread = arns.filter(arn => !memory.has(keyOf(arn)))
  if (unread.length > 0) {
    const rows = await ledger.db
      .selectFrom('task_definitions')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('task_definition_arn', 'in', unread)
      .execute()
    for (const row of rows) {
      const sealed = { json: row.definition, secrets: row.definition_secrets }
      const document = await openDocument(ledger.sealer, sealed, row.task_definition_arn)
      memory.set(keyOf(row.task_definition_arn), fitTaskDefinition(document))
    }
  }
  const found = arns.flatMap(arn => {
    const definition = memory.get(keyOf(arn))
    return definition ? [[arn, definition] as const] : []
  })
  for (const key of memory.keys().take(Math.max(0, memory.size - KEPT))) memory.delete(key)
  return new Map(found)
}
