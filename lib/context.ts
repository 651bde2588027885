import type { Operator } from './aws/operator.ts'
import type { AwsAccess } from './aws/clients.server.ts'
import type { Ledger } from './ledger/open-ledger.server.ts'
import type { Permissions } from './permissions/permissions.ts'
import type { Settings } from './settings/settings.ts'

/**
 * What every request works with; `lib/http` builds it. A room declares the part that it needs, and
 * doesn't import this.
 */
export interface Context {
  operator: Operator
  /** The session's credentials, in the Region that the request works in. */
  aws: AwsAccess
  ledger: Ledger
  /** What AWS has allowed and denied each session so far. */
  permissions: Permissions
  settings: Settings
  now: () => Date
}
