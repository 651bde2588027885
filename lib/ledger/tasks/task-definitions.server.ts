import 'server-only'
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { fitTaskDefinition } from '../../aws/ecs/ecs-documents.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { sealDocument } from '../documents/sealed-document.server.ts'
import { openOnce } from './opened-documents.server.ts'

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

/** The kept revisions among `arns`, by ARN. Read them only for tasks that the scope let through. */
export async function readTaskDefinitions(
  ledger: Ledger,
  accountId: string,
  arns: readonly string[],
): Promise<Map<string, TaskDefinition>> {
  if (arns.length === 0) return new Map()
  const rows = await ledger.db
    .selectFrom('task_definitions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('task_definition_arn', 'in', [...new Set(arns)])
    .execute()
  const entries = await Promise.all(
    rows.map(async row => {
      const sealed = { json: row.definition, secrets: row.definition_secrets }
      const arn = row.task_definition_arn
      return [arn, await openOnce(ledger, sealed, arn, fitTaskDefinition)] as const
    }),
  )
  return new Map(entries)
}
