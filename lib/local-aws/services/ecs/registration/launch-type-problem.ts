import { fargateProblem } from './fargate-problem.ts'
import { isWindows } from './register-schema.ts'
import type { LaunchType, UntaggedRequest } from './register-schema.ts'

/** Explains why an external instance cannot run the definition (Developer Guide, ECS Anywhere). */
function externalProblem(request: UntaggedRequest): string | undefined {
  if (request.networkMode === 'awsvpc')
    return 'External instances do not support network mode ‘awsvpc’.'
  if (request.proxyConfiguration) return "External instances do not support 'proxyConfiguration'."
  if (request.inferenceAccelerators?.length)
    return "External instances do not support 'inferenceAccelerators'."
  if (request.volumes.some(one => one.configuredAtLaunch))
    return 'External instances do not support volumes that are configured at launch.'
  return undefined
}

const managedDrivers = ['awslogs', 'splunk', 'awsfirelens', 'json-file']

/**
 * Explains why Managed Instances cannot run the definition (Developer Guide, ECS Managed Instances:
 * Linux, and two network modes).
 */
function managedProblem(request: UntaggedRequest): string | undefined {
  const { networkMode, containerDefinitions } = request
  if (networkMode !== 'awsvpc' && networkMode !== 'host')
    return 'Managed Instances only support network modes ‘awsvpc’ and ‘host’.'
  if (isWindows(request)) return 'Managed Instances only support Linux.'
  if (request.inferenceAccelerators?.length)
    return "Managed Instances do not support 'inferenceAccelerators'."
  for (const { logConfiguration } of containerDefinitions)
    if (logConfiguration && !managedDrivers.includes(logConfiguration.logDriver))
      return `${logConfiguration.logDriver} is not a valid log driver. Must be one of [${managedDrivers.join(',')}]`
  return undefined
}

/** In the order in which ECS names them. */
const problems: Record<LaunchType, (request: UntaggedRequest) => string | undefined> = {
  EXTERNAL: externalProblem,
  EC2: () => undefined,
  MANAGED_INSTANCES: managedProblem,
  FARGATE: fargateProblem,
}

const inOrder = ['EXTERNAL', 'EC2', 'MANAGED_INSTANCES', 'FARGATE'] as const

/** Explains why the launch type cannot run the definition. Undefined if it can. */
export function launchTypeProblem(
  launchType: LaunchType,
  request: UntaggedRequest,
): string | undefined {
  return problems[launchType](request)
}

/** Every launch type that can run the definition, whatever it requires. */
export function toCompatibilities(request: UntaggedRequest): LaunchType[] {
  return inOrder.filter(launchType => problems[launchType](request) === undefined)
}
