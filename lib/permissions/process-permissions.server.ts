import 'server-only'
import { processWide } from '../process-wide.ts'
import { onSessionEnd } from '../ledger/sessions/session-ends.ts'
import { forgetSession } from './permissions.ts'
import type { Permissions } from './permissions.ts'

/** What this process remembers of permissions. A session's proofs go when it ends. */
export const processPermissions = (): Permissions => processWide('permissions', makePermissions)

function makePermissions(): Permissions {
  const permissions: Permissions = new Map()
  onSessionEnd(sid => forgetSession(permissions, sid))
  return permissions
}
