import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import type { Operator } from '../aws/operator.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import type { Settings } from '../settings/settings.ts'
import type { Permissions } from '../permissions/permissions.ts'

/** The part of the Context that tracking needs. */
export interface TrackingContext {
  operator: Operator
  aws: AwsAccess
  ledger: Ledger
  permissions: Permissions
  settings: Pick<Settings, 'isAllowedRegion'>
  now: () => Date
}
