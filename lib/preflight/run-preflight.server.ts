import 'server-only'
import type { LaunchValues } from '../run-task/schema.ts'
import { checkCapacity } from './check-capacity.server.ts'
import { checkExec } from './check-exec.server.ts'
import { checkImage } from './check-image.server.ts'
import { checkLaunch } from './iam/check-launch.server.ts'
import { checkLogs } from './check-logs.server.ts'
import { checkRoles } from './iam/check-roles.server.ts'
import { readLaunchFacts } from './facts/launch-facts.server.ts'
import type { PreflightContext } from './facts/launch-facts.server.ts'
import type { PreflightCheck } from './facts/preflight-check.ts'

/**
 * Checks what a launch depends on, without launching. The checks run at the same time. A check whose
 * calls AWS refuses is `unknown`, and the other checks are not affected.
 */
export async function runPreflight(
  ctx: PreflightContext,
  values: LaunchValues,
): Promise<PreflightCheck[]> {
  const facts = await readLaunchFacts(ctx, values)
  const checks = await Promise.all([
    checkLaunch(facts),
    checkRoles(facts),
    checkImage(facts),
    checkLogs(facts),
    values.enableExecuteCommand ? checkExec(facts) : undefined,
    facts.host === 'instances' ? checkCapacity(facts) : undefined,
  ])
  return checks.filter(check => check !== undefined)
}
