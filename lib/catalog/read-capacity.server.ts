import 'server-only'
import type { CapacityProvider, ContainerInstance, Resource } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../aws/arn.ts'
import { readActiveInstances, readCapacityProviders } from '../aws/ecs/capacity-reads.server.ts'
import type { AwsAccess } from '../aws/clients.server.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import type { CapacityChoice } from './choices.ts'
import { findWholeFailure } from './find-whole-failure.ts'

/** What one cluster can run tasks on. Of providers and instances, one that is denied leaves the other. */
export async function readCapacity(
  access: AwsAccess,
  cluster: string,
): Promise<Result<CapacityChoice>> {
  const [providers, instances] = await Promise.all([
    readCapacityProviders(access, nameOfArn(cluster)),
    readActiveInstances(access, cluster),
  ])
  const failure = findWholeFailure([providers, instances])
  if (failure) return fail(failure)
  return succeed({
    ...(providers.ok
      ? { providers: providers.value.map(toProvider) }
      : { unread: { providers: providers.failure } }),
    ...(!instances.ok
      ? { unread: { instances: instances.failure } }
      : instances.value.length > 0 && { instances: toRoom(instances.value) }),
  })
}

const toProvider = (
  provider: CapacityProvider,
): NonNullable<CapacityChoice['providers']>[number] => ({
  name: provider.name ?? '',
  kind: kindOf(provider),
  status: provider.status ?? '',
})

function kindOf({ autoScalingGroupProvider, managedInstancesProvider }: CapacityProvider) {
  if (autoScalingGroupProvider) return 'autoScalingGroup'
  return managedInstancesProvider ? 'managedInstances' : 'fargate'
}

function toRoom(instances: ContainerInstance[]): NonNullable<CapacityChoice['instances']> {
  const sum = (select: (instance: ContainerInstance) => Resource[] | undefined, name: string) =>
    instances.reduce((total, instance) => {
      const resource = select(instance)?.find(one => one.name === name)
      return total + (resource?.integerValue ?? 0)
    }, 0)
  return {
    count: instances.length,
    freeCpu: sum(({ remainingResources }) => remainingResources, 'CPU'),
    registeredCpu: sum(({ registeredResources }) => registeredResources, 'CPU'),
    freeMemoryMiB: sum(({ remainingResources }) => remainingResources, 'MEMORY'),
    registeredMemoryMiB: sum(({ registeredResources }) => registeredResources, 'MEMORY'),
  }
}
