import type { DefinitionChoice, ServiceChoice } from '@/lib/catalog/choices'
import { toRunTaskInput } from '@/lib/run-task/to-run-task-input'
import { fromRunTaskInput } from '@/lib/run-task/from-run-task-input'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'

/**
 * A launch where, how and as whom a service runs its tasks: its compute, platform version, network,
 * placement, and its roles where they are not the chosen definition's. What runs, how often and
 * with which command stays. What a service has and a task cannot have is left out.
 */
export function toLaunchLikeService(
  launch: LaunchValues,
  service: ServiceChoice,
  definition: DefinitionChoice | undefined,
): LaunchInput {
  const { subnets, securityGroups, assignPublicIp, platformVersion } = service
  const { overrides, ...asked } = toRunTaskInput(launch)
  const own = (role: string | undefined, inherited: string | undefined) =>
    role === inherited ? undefined : role
  // The reader leaves out what is absent, and what no task can have.
  return fromRunTaskInput({
    ...asked,
    ...toComputeMembers(service),
    platformVersion: platformVersion === 'LATEST' ? undefined : platformVersion,
    networkConfiguration:
      subnets.length > 0
        ? { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } }
        : undefined,
    placementConstraints: service.placementConstraints,
    placementStrategy: service.placementStrategy,
    overrides: {
      ...overrides,
      taskRoleArn: own(service.taskRoleArn, definition?.taskRoleArn),
      executionRoleArn: own(service.executionRoleArn, definition?.executionRoleArn),
    },
  }).values
}

const toComputeMembers = ({ capacityProviderStrategy, launchType }: ServiceChoice) =>
  capacityProviderStrategy.length > 0
    ? { capacityProviderStrategy, launchType: undefined }
    : { capacityProviderStrategy: undefined, launchType }
