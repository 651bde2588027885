import type { AwsAccess } from '../aws/clients.server.ts'
import type { Operator } from '../aws/operator.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import type { Settings } from '../settings/settings.ts'

/** What a verb works with: who asks, with which credentials, and where it is kept. */
export interface LaunchingContext {
  operator: Operator
  aws: AwsAccess
  ledger: Ledger
  now: () => Date
  /** A stored launch may be older than the allow list of Regions. */
  settings: Pick<Settings, 'isAllowedRegion' | 'isProductionName'>
}
