import { findComputeProblems } from './compute-rules.ts'
import { toEffectiveCompute } from './effective-compute.ts'
import { findCluster } from './loaded-account.ts'
import type { LoadedAccount, LoadedDefinition } from './loaded-account.ts'
import { findNetworkProblems } from './network-rules.ts'
import { toError, toWarning } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from './schema.ts'

/**
 * The rules that need the account, over what was loaded of it. What was not loaded is not judged,
 * so nothing that ECS may accept is an error.
 */
export function findAccountProblems(values: LaunchValues, loaded: LoadedAccount): Problem[] {
  const cluster = findCluster(loaded.clusters, values.cluster)
  const compute = toEffectiveCompute(values.compute, cluster)
  const known = { ...loaded, cluster, compute }
  return [
    ...findDefinitionProblems(loaded.definition),
    ...findClusterProblems(values, loaded),
    ...findComputeProblems(values, known),
    ...findNetworkProblems(values, known),
    ...findContainerProblems(values, loaded.definition),
  ]
}

function findDefinitionProblems(definition: LoadedDefinition | undefined): Problem[] {
  if (!definition || definition.status === 'ACTIVE') return []
  const { family, revision, status } = definition
  const message = `Task definition ${family}:${revision} is ${status}; ECS runs ACTIVE ones only. Choose another revision.`
  return [toError('taskDefinition', message)]
}

function findClusterProblems({ cluster: named }: LaunchValues, loaded: LoadedAccount): Problem[] {
  if (!loaded.clusters) return []
  const cluster = findCluster(loaded.clusters, named)
  if (cluster) {
    if (cluster.status === 'ACTIVE') return []
    const message = `Cluster ${cluster.name} is ${cluster.status}. Choose an ACTIVE one.`
    return [toError('cluster', message)]
  }
  if (!named) {
    return [
      toError('cluster', 'Cluster is empty, and there is no cluster named default. Choose one.'),
    ]
  }
  return [toWarning('cluster', `Cluster ${named} was not listed. Check its name and the Region.`)]
}

function findContainerProblems(
  { overrides }: LaunchValues,
  definition: LoadedDefinition | undefined,
): Problem[] {
  if (!definition) return []
  const names = definition.containers.map(({ name }) => name)
  return overrides.containerOverrides.flatMap(({ name, command, environment }, index) => {
    if (names.includes(name) || (!command && environment.length === 0)) return []
    const message = `Container ${name} is not in ${definition.family}:${definition.revision}, which has ${names.join(', ')}. Remove its overrides.`
    return [toError(`overrides.containerOverrides.${index}.name`, message)]
  })
}
