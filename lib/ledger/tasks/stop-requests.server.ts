import 'server-only'
import type { TaskStopRequest } from '../../task-view/stop-request.ts'
import type { Ledger } from '../open-ledger.server.ts'

/** Notes who stopped a task that the ledger holds. Of several calls the first one stopped it. */
export async function recordStopRequest(
  ledger: Ledger,
  taskArn: string,
  { by, at, reason }: TaskStopRequest,
): Promise<void> {
  await ledger.db
    .updateTable('tasks')
    .set(eb => ({
      stop_request: JSON.stringify({ by, at, reason }),
      writes: eb('writes', '+', 1),
    }))
    .where('task_arn', '=', taskArn)
    .where('stop_request', 'is', null)
    .execute()
}
