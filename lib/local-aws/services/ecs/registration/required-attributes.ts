import { logDrivers } from './container-schema.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

const docker = (version: string) => `com.amazonaws.ecs.capability.docker-remote-api.${version}`
const older = (name: string) => `com.amazonaws.ecs.capability.${name}`
const capability = (name: string) => `ecs.capability.${name}`

type ContainerRule = readonly [
  isNeeded: (container: RegisteredContainer, request: UntaggedRequest) => unknown,
  ...attributes: string[],
]
type TaskRule = readonly [isNeeded: (request: UntaggedRequest) => unknown, ...attributes: string[]]

const isEcr = (container: RegisteredContainer) => /\.dkr\.ecr\./.test(container.image ?? '')
const logOption = (container: RegisteredContainer, name: string) =>
  container.logConfiguration?.options?.[name] !== undefined
const isSecretsManager = ({ valueFrom }: { valueFrom: string }) =>
  valueFrom.includes(':secretsmanager:')
const isParameter = (secret: { valueFrom: string }) => !isSecretsManager(secret)

/**
 * Attributes that a container's members require of the agent (its open source) and of Docker (its
 * API).
 */
const containerRules: readonly ContainerRule[] = [
  ...logDrivers.map(
    driver =>
      [
        (one: RegisteredContainer) => one.logConfiguration?.logDriver === driver,
        older(`logging-driver.${driver}`),
      ] as const,
  ),
  [
    (one, { executionRoleArn }) =>
      one.logConfiguration?.logDriver === 'awslogs' && executionRoleArn,
    capability('execution-role-awslogs'),
  ],
  [one => one.logConfiguration?.logDriver === 'awslogs', docker('1.19')],
  [one => one.logConfiguration, docker('1.18')],
  [one => logOption(one, 'mode') || logOption(one, 'max-buffer-size'), docker('1.28')],
  [one => logOption(one, 'awslogs-create-group'), docker('1.29')],
  [one => logOption(one, 'awslogs-datetime-format'), docker('1.29')],
  [
    one => logOption(one, 'log-driver-buffer-limit'),
    capability('logging-driver.awsfirelens.log-driver-buffer-limit'),
  ],
  [isEcr, older('ecr-auth'), docker('1.19')],
  [
    (one, { executionRoleArn }) => isEcr(one) && executionRoleArn,
    capability('execution-role-ecr-pull'),
  ],
  [one => one.repositoryCredentials, capability('private-registry-authentication.secretsmanager')],
  [one => one.secrets?.some(isParameter), capability('secrets.ssm.environment-variables')],
  [one => one.secrets?.some(isSecretsManager), capability('secrets.asm.environment-variables')],
  [
    one => one.logConfiguration?.secretOptions?.some(isParameter),
    capability('secrets.ssm.bootstrap.log-driver'),
  ],
  [
    one => one.logConfiguration?.secretOptions?.some(isSecretsManager),
    capability('secrets.asm.bootstrap.log-driver'),
  ],
  [one => one.environmentFiles?.length, capability('env-files.s3')],
  [
    one => one.dependsOn?.length ?? one.startTimeout ?? one.stopTimeout,
    capability('container-ordering'),
  ],
  [one => one.healthCheck, capability('container-health-check'), docker('1.24')],
  [one => one.healthCheck?.startPeriod, docker('1.29')],
  [one => one.restartPolicy?.enabled, capability('container-restart-policy')],
  [one => one.privileged, older('privileged-container')],
  [one => one.readonlyRootFilesystem, docker('1.17')],
  [one => one.dockerLabels, docker('1.18')],
  [one => one.ulimits?.length, docker('1.18')],
  [one => one.memoryReservation, docker('1.21')],
  [one => one.linuxParameters?.initProcessEnabled, docker('1.25')],
  [one => one.linuxParameters?.sharedMemorySize, docker('1.22')],
  [one => one.linuxParameters?.tmpfs?.length, docker('1.22')],
  [
    one => one.portMappings.some(mapping => mapping.containerPortRange),
    capability('network.container-port-range'),
  ],
  [one => one.firelensConfiguration?.type === 'fluentbit', capability('firelens.fluentbit')],
  [one => one.firelensConfiguration?.type === 'fluentd', capability('firelens.fluentd')],
  [
    one => one.firelensConfiguration?.options?.['config-file-type'] === 's3',
    capability('firelens.options.config.s3'),
  ],
  [
    one => one.firelensConfiguration?.options?.['config-file-type'] === 'file',
    capability('firelens.options.config.file'),
  ],
]

const taskRules: readonly TaskRule[] = [
  [request => request.taskRoleArn && request.networkMode !== 'host', older('task-iam-role')],
  [
    request => request.taskRoleArn && request.networkMode === 'host',
    older('task-iam-role-network-host'),
  ],
  [request => request.networkMode === 'awsvpc', docker('1.18'), capability('task-eni')],
  [
    request => request.volumes.some(one => one.efsVolumeConfiguration),
    capability('efs'),
    capability('efsAuth'),
    docker('1.25'),
  ],
  [
    request => request.volumes.some(one => one.fsxWindowsFileServerVolumeConfiguration),
    capability('fsxWindowsFileServer'),
  ],
  [
    request => request.volumes.some(one => one.configuredAtLaunch),
    capability('storage.ebs-task-volume-attach'),
  ],
  [request => request.pidMode ?? request.ipcMode, capability('pid-ipc-namespace-sharing')],
  [request => request.proxyConfiguration, capability('aws-appmesh')],
  [request => request.inferenceAccelerators?.length, capability('task-eia')],
  [request => request.enableFaultInjection, capability('fault-injection')],
]

/** The attributes of volume plugins. In a plugin's name, the colon of a tag becomes a dot. */
function toPlugins({ volumes }: UntaggedRequest): string[] {
  const drivers = volumes.flatMap(({ dockerVolumeConfiguration: one }) => (one ? [one.driver] : []))
  return drivers.map(driver => capability(`docker-plugin.${(driver ?? 'local').replace(':', '.')}`))
}

/** The attributes that an instance must have to run the definition, each name once. */
export function toRequiredAttributes(request: UntaggedRequest): { name: string }[] {
  const names = new Set<string>()
  for (const container of request.containerDefinitions)
    for (const [isNeeded, ...attributes] of containerRules)
      if (isNeeded(container, request)) attributes.forEach(name => names.add(name))
  for (const [isNeeded, ...attributes] of taskRules)
    if (isNeeded(request)) attributes.forEach(name => names.add(name))
  toPlugins(request).forEach(name => names.add(name))
  return [...names].map(name => ({ name }))
}
