import type { InstanceAttribute } from '../state/container-instance.ts'

const dockerApiVersions = Array.from({ length: 28 }, (_, index) => `1.${17 + index}`)

/** The logging drivers that ecs-init offers by default. */
const loggingDrivers = ['awsfirelens', 'awslogs', 'fluentd', 'json-file', 'none', 'syslog']

/** Under the older prefix `com.amazonaws.ecs.capability.`. */
const olderCapabilities = [
  ...dockerApiVersions.map(version => `docker-remote-api.${version}`),
  ...loggingDrivers.map(driver => `logging-driver.${driver}`),
  'ecr-auth',
  'privileged-container',
  'task-iam-role',
  'task-iam-role-network-host',
]

/** Under `ecs.capability.`. */
const capabilities = [
  'aws-appmesh',
  'container-health-check',
  'container-ordering',
  'container-restart-policy',
  'docker-plugin.amazon-ecs-volume-plugin',
  'docker-plugin.local',
  'ecr-endpoint',
  'efs',
  'efsAuth',
  'env-files.s3',
  'execute-command',
  'execution-role-awslogs',
  'execution-role-ecr-pull',
  'fault-injection',
  'firelens.fluentbit',
  'firelens.fluentd',
  'firelens.options.config.file',
  'firelens.options.config.s3',
  'full-sync',
  'increased-task-cpu-limit',
  'ipv6-only',
  'logging-driver.awsfirelens.log-driver-buffer-limit',
  'network.container-port-range',
  'pid-ipc-namespace-sharing',
  'private-registry-authentication.secretsmanager',
  'secrets.asm.bootstrap.log-driver',
  'secrets.asm.environment-variables',
  'secrets.ssm.bootstrap.log-driver',
  'secrets.ssm.environment-variables',
  'service-connect-v1',
  'storage.ebs-task-volume-attach',
  'task-cpu-mem-limit',
  'task-eia',
  'task-eia.optimized-cpu',
  'task-eni',
  'task-eni.ipv6',
]

/** The location and the hardware of an instance. */
export interface InstanceFacts {
  amiId: string
  availabilityZone: string
  cpuArchitecture: 'x86_64' | 'arm64'
  instanceType: string
  subnetId: string
  vpcId: string
}

/**
 * The attributes that a current agent on Linux registers (its open source, agent_capability.go),
 * and those that ECS adds (Developer Guide, container instance attributes).
 */
export function toAgentAttributes(facts: InstanceFacts): InstanceAttribute[] {
  return [
    { name: 'ecs.ami-id', value: facts.amiId },
    { name: 'ecs.availability-zone', value: facts.availabilityZone },
    { name: 'ecs.cpu-architecture', value: facts.cpuArchitecture },
    { name: 'ecs.instance-type', value: facts.instanceType },
    { name: 'ecs.os-family', value: 'LINUX' },
    { name: 'ecs.os-type', value: 'linux' },
    { name: 'ecs.subnet-id', value: facts.subnetId },
    { name: 'ecs.vpc-id', value: facts.vpcId },
    { name: 'ecs.capability.cni-plugin-version', value: '6a7cda94-2024.09.0' },
    ...olderCapabilities.map(name => ({ name: `com.amazonaws.ecs.capability.${name}` })),
    ...capabilities.map(name => ({ name: `ecs.capability.${name}` })),
  ]
}
