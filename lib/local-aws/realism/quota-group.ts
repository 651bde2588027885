import type { Rate } from './token-bucket.ts'

/** Operations that share one bucket. */
export interface QuotaGroup {
  name: string
  rate: Rate
  operations: readonly string[]
}
