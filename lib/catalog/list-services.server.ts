import 'server-only'
import type { Service, TaskSet } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../aws/arn.ts'
import type { AwsAccess } from '../aws/clients.server.ts'
import { readTaskDefinition } from '../aws/ecs/ecs-reads.server.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { readService, readServiceArns } from '../aws/ecs/service-reads.server.ts'
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
      .map(arn => ({ arn, name: nameOfArn(arn) }))
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
  const choice = toServiceChoice(found.value)
  const definition = choice.taskDefinition
    ? await readTaskDefinition(access, choice.taskDefinition)
    : undefined
  const { taskRoleArn, executionRoleArn } = definition?.ok ? definition.value : {}
  return succeed({ ...choice, taskRoleArn, executionRoleArn })
}

/**
 * A service that CodeDeploy or another controller deploys says in its primary task set how its
 * tasks run (API Reference, Service, `taskSets`).
 */
const toDeployed = (service: Service): Service | TaskSet =>
  service.taskSets?.find(({ status }) => status === 'PRIMARY') ?? service

function toServiceChoice(service: Service): ServiceChoice {
  const deployed = toDeployed(service)
  const awsvpc = deployed.networkConfiguration?.awsvpcConfiguration
  return {
    arn: service.serviceArn ?? '',
    name: service.serviceName ?? '',
    status: service.status ?? '',
    taskDefinition: deployed.taskDefinition ?? '',
    runningCount: service.runningCount ?? 0,
    launchType: deployed.launchType,
    capacityProviderStrategy: (deployed.capacityProviderStrategy ?? []).map(
      ({ capacityProvider = '', base = 0, weight = 0 }) => ({ capacityProvider, base, weight }),
    ),
    platformVersion: deployed.platformVersion,
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
