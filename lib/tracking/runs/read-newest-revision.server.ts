import 'server-only'
import { isMissingDefinition } from '../../aws/ecs/is-missing-definition.ts'
import { readTaskDefinition } from '../../aws/ecs/ecs-reads.server.ts'
import { createLedgerMemory } from '../../ledger/ledger-memory.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { NewestRevision } from '../../task-view/family/family-answer.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** A page that polls does not ask for the revision each time. */
const KNOWN_MS = 60_000

interface Known {
  readAtMs: number
  revision: NewestRevision
}

/** What a session's credentials got is that session's own. */
const known = createLedgerMemory<Known>('newest-revisions', 500)

/**
 * The newest ACTIVE revision of a family, read with the session's own credentials, at most a minute
 * old. Fails only if the credentials have ended.
 */
export async function readNewestRevision(
  ctx: TrackingContext,
  family: string,
): Promise<Result<NewestRevision>> {
  const key = [ctx.operator.sid, ctx.aws.region, family].join(' ')
  const nowMs = ctx.now().getTime()
  const kept = known.get(ctx.ledger, key)
  if (kept && Math.abs(nowMs - kept.readAtMs) < KNOWN_MS) return succeed(kept.revision)
  const revision = await readRevision(ctx, family)
  if (revision.ok) known.set(ctx.ledger, key, { readAtMs: nowMs, revision: revision.value })
  return revision
}

async function readRevision(ctx: TrackingContext, family: string): Promise<Result<NewestRevision>> {
  const answer = await readTaskDefinition(ctx.aws, family)
  if (!answer.ok) {
    const { failure } = answer
    if (failure.kind === 'expired') return answer
    if (isMissingDefinition(failure)) return succeed({ kind: 'none' })
    return succeed({ kind: 'unknown', message: failure.message })
  }
  const { revision, registeredAt } = answer.value
  if (revision === undefined) return succeed({ kind: 'unknown', message: 'ECS named no revision.' })
  return succeed({ kind: 'active', revision, registeredAt: registeredAt?.toISOString() })
}
