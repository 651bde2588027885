import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import { fail } from '../result.ts'
import type { Result } from '../result.ts'
import type { CatalogAnswers } from './choices.ts'
import { describeCluster, listClusters } from './list-clusters.server.ts'
import { listNetworks } from './list-networks.server.ts'
import { listRoles } from './list-roles.server.ts'
import { describeService, listServices } from './list-services.server.ts'
import {
  describeDefinition,
  listFamilies,
  listInactiveFamilies,
  listRevisions,
  readRegistered,
} from './list-task-definitions.server.ts'
import { readCapacity } from './read-capacity.server.ts'

export type CatalogResource = keyof CatalogAnswers

/** What the settings say of the account's resources. */
export interface CatalogSettings {
  /** Whether a cluster of this name is marked as production. */
  isProductionName: (cluster: string) => boolean
}

const noSettings: CatalogSettings = { isProductionName: () => false }

type Readers = {
  [Resource in CatalogResource]: (
    access: AwsAccess,
    query: URLSearchParams,
    settings: CatalogSettings,
  ) => Promise<Result<CatalogAnswers[Resource]>>
}

/** What the form may ask for, by the last segment of `/api/catalog/{resource}`. */
const readers: Readers = {
  clusters: (access, query, { isProductionName }) => {
    const named = query.get('cluster')?.trim()
    return named
      ? describeCluster(access, named, isProductionName)
      : listClusters(access, isProductionName)
  },
  families: listFamilies,
  'inactive-families': listInactiveFamilies,
  revisions: (access, query) =>
    withParameter(query, 'family', family => listRevisions(access, family)),
  definition: (access, query) =>
    withParameter(query, 'taskDefinition', name => describeDefinition(access, name)),
  registered: (access, query) =>
    withParameter(query, 'taskDefinition', name => readRegistered(access, name)),
  network: listNetworks,
  capacity: (access, query) =>
    withParameter(query, 'cluster', cluster => readCapacity(access, cluster)),
  services: (access, query) =>
    withParameter(query, 'cluster', cluster => listServices(access, cluster)),
  service: (access, query) =>
    withParameter(query, 'cluster', cluster =>
      withParameter(query, 'service', service => describeService(access, { cluster, service })),
    ),
  roles: listRoles,
}

export const isCatalogResource = (name: string): name is CatalogResource =>
  Object.hasOwn(readers, name)

export const readCatalog = <Resource extends CatalogResource>(
  resource: Resource,
  access: AwsAccess,
  query: URLSearchParams,
  settings = noSettings,
): Promise<Result<CatalogAnswers[Resource]>> => readers[resource](access, query, settings)

async function withParameter<T>(
  query: URLSearchParams,
  name: string,
  read: (value: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const value = query.get(name)?.trim()
  if (!value) return fail({ kind: 'invalid', message: `The parameter ${name} is missing.` })
  return read(value)
}
