import 'server-only'
import type { Service } from '@aws-sdk/client-ecs'
import type { AwsAccess } from '../aws/clients.server.ts'
import { readTaskDefinition } from '../aws/ecs-reads.server.ts'
import { succeed } from '../aws/failure.ts'
import type { Result } from '../aws/failure.ts'
import { readService, readServiceArns } from '../aws/service-reads.server.ts'
import type { CatalogAnswers, ServiceChoice } from './choices.ts'

/** The services of a cluster, by name. */
export async function listServices(
  access: AwsAccess,
  cluster: string,
): Promise<Result<CatalogAnswers['services']>> {
  const arns = await readServiceArns(access, cluster)
  if (!arns.ok) return arns
  return succeed(
    arns.value
      .map(arn => ({ arn, name: arn.slice(arn.lastIndexOf('/') + 1) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  )
}

/** How a service runs its tasks; the roles are its definition's, where that may be read. */
export async function describeService(
  access: AwsAccess,
  { cluster, service }: { cluster: string; service: string },
): Promise<Result<ServiceChoice>> {
  const found = await readService(access, cluster, service)
  if (!found.ok) return found
  const definition = await readTaskDefinition(access, found.value.taskDefinition ?? '')
  const { taskRoleArn, executionRoleArn } = definition.ok ? definition.value : {}
  return succeed({ ...toServiceChoice(found.value), taskRoleArn, executionRoleArn })
}

function toServiceChoice(service: Service): ServiceChoice {
  const awsvpc = service.networkConfiguration?.awsvpcConfiguration
  return {
    arn: service.serviceArn ?? '',
    name: service.serviceName ?? '',
    status: service.status ?? '',
    taskDefinition: service.taskDefinition ?? '',
    runningCount: service.runningCount ?? 0,
    launchType: service.launchType,
    capacityProviderStrategy: (service.capacityProviderStrategy ?? []).map(
      ({ capacityProvider = '', base = 0, weight = 0 }) => ({ capacityProvider, base, weight }),
    ),
    platformVersion: service.platformVersion,
    subnets: awsvpc?.subnets ?? [],
    securityGroups: awsvpc?.securityGroups ?? [],
    assignPublicIp: awsvpc?.assignPublicIp,
    placementConstraints: (service.placementConstraints ?? []).map(({ type = '', expression }) => ({
      type,
      expression,
    })),
    placementStrategy: (service.placementStrategy ?? []).map(({ type = '', field }) => ({
      type,
      field,
    })),
  }
}
