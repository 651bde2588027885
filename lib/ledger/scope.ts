/** What a session may see of the ledger: its account, and the clusters it may describe there. */
export interface Scope {
  accountId: string
  clusterArns: readonly string[]
}
