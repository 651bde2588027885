import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import type { Operator } from '../aws/operator.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import type { Rights } from '../permissions/rights.ts'

/** What a verb works with: who looks, with which credentials, and where it is kept. */
export interface TrackingContext {
  operator: Operator
  aws: AwsAccess
  ledger: Ledger
  rights: Rights
  now: () => Date
}
