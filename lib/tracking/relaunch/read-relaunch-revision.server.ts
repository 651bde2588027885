import 'server-only'
import { placeOfArn } from '../../aws/arn.ts'
import { readTaskDefinition } from '../../aws/ecs/ecs-reads.server.ts'
import { toRevision } from '../../task-view/task-names.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** The revision that a task ran, and the one that its family would run now. */
export interface RelaunchRevision {
  family: string
  /** `db-migrate:12`. */
  ran: string
  /** Such as `INACTIVE`. Undefined if it could not be read. */
  status?: string
  /** `db-migrate:14`, the latest ACTIVE revision. Undefined if it could not be read. */
  latest?: string
}

/** Since the task ran, its revision may have been deregistered and a newer one registered. */
export async function readRelaunchRevision(
  ctx: TrackingContext,
  definitionArn: string | undefined,
): Promise<RelaunchRevision | undefined> {
  const { family, revision } = toRevision(definitionArn)
  if (!definitionArn || revision === undefined) return undefined
  const access = { ...ctx.aws, region: placeOfArn(definitionArn).region ?? ctx.operator.region }
  const [ran, latest] = await Promise.all([
    readTaskDefinition(access, definitionArn),
    readTaskDefinition(access, family),
  ])
  return {
    family,
    ran: `${family}:${revision}`,
    status: ran.ok ? ran.value.status : undefined,
    latest: latest.ok ? `${family}:${latest.value.revision}` : undefined,
  }
}
