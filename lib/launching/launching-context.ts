import type { AwsAccess } from '../aws/clients.server.ts'
import type { Operator } from '../aws/operator.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'

/** What a verb works with: who asks, with which credentials, and where it is kept. */
export interface LaunchingContext {
  operator: Operator
  aws: AwsAccess
  ledger: Ledger
  now: () => Date
  /** Whether the settings mark a cluster of this name as production; its tag may, too. */
  isProductionName?: (cluster: string) => boolean
  /** Whether the allow list has a Region; a stored launch may be older than the list. */
  isAllowedRegion?: (region: string) => boolean
}
