/** Clusters, definitions and tasks of one account in one Region. */
export interface EcsState {
  clusters: Map<string, unknown>
}

export function createEcsState(): EcsState {
  return { clusters: new Map() }
}
