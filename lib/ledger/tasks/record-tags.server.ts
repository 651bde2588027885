import 'server-only'
import { fitTask } from '../../aws/ecs/ecs-documents.server.ts'
import { applyTagChange } from '../../task-view/tag-change.ts'
import type { TagChange } from '../../task-view/tag-change.ts'
import { openDocument, sealDocument } from '../documents/sealed-document.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import type { Sighting } from './record-tasks.server.ts'
import { rememberSent } from './sent-order.ts'

/**
 * Records a change of tags that ECS took. An answer to a request that was sent before `sentMs` knows
 * the tags as they were, and doesn't undo it.
 */
export async function recordTags(
  ledger: Ledger,
  { accountId, taskArn }: { accountId: string; taskArn: string },
  change: TagChange,
  { nowIso, sentMs }: Sighting,
): Promise<void> {
  await ledger.db.transaction().execute(async db => {
    const row = await db
      .selectFrom('tasks')
      .select(['state', 'state_secrets'])
      .where('task_arn', '=', taskArn)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    if (!row) return
    const sealed = { json: row.state, secrets: row.state_secrets }
    const task = fitTask(await openDocument(ledger.sealer, sealed, taskArn))
    const tags = applyTagChange(task.tags ?? [], change)
    const { json, secrets } = await sealDocument(ledger.sealer, fitTask({ ...task, tags }), taskArn)
    await db
      .updateTable('tasks')
      .set(eb => ({
        state: json,
        state_secrets: secrets,
        changed_at: nowIso,
        writes: eb('writes', '+', 1),
      }))
      .where('task_arn', '=', taskArn)
      .execute()
    rememberSent(ledger, taskArn, sentMs)
  })
}
