import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs'
import { parseArn } from '../../aws/arn.ts'
import { readAwslogs } from '../../aws/log-source.ts'
import { isKnownPublicHost, toImageRegistry } from '../../run-task/rules/image-registry.ts'

/** Something that a task has to reach before it starts. */
export interface Need {
  what: string
  /** The endpoints that together replace egress to the internet. Empty where none can. */
  services: string[]
  /** Only the name of the host is known, so it may be inside the VPC. */
  mayBePrivate?: boolean
}

interface Where {
  region: string
  platformVersion?: string
}

/** The images, logs, secrets and environment files that Fargate reaches through the task's network. */
export function toNeeds(definition: TaskDefinition, where: Where): Need[] {
  const { containerDefinitions: containers = [] } = definition
  const isOld = isOldPlatform(definition, where.platformVersion)
  const needs = [
    ...containers.map(container => toImageNeed(container, where, isOld)),
    ...containers.flatMap(container => toLogNeeds(container, where)),
    ...containers.flatMap(container => toSecretNeeds(container, where)),
    ...containers.flatMap(toFileNeeds),
  ]
  return [...new Map(needs.map(need => [JSON.stringify(need), need])).values()]
}

/** Endpoints serve ECR of their Region, in every account (ECR User Guide, "Interface VPC endpoints"). */
function toImageNeed({ image = '' }: ContainerDefinition, where: Where, isOld: boolean): Need {
  const registry = toImageRegistry(image)
  const what = `the image ${image}`
  if (registry.kind === 'other' && !isKnownPublicHost(registry.host)) {
    return { what, services: [], mayBePrivate: true }
  }
  if (registry.kind !== 'ecr' || registry.region !== where.region || !registry.isStandardName) {
    return { what, services: [] }
  }
  return { what, services: isOld ? ['ecr.dkr', 's3'] : ['ecr.api', 'ecr.dkr', 's3'] }
}

function toLogNeeds({ logConfiguration: log }: ContainerDefinition, where: Where): Need[] {
  const awslogs = readAwslogs(log)
  if (!awslogs) return []
  const { group, region = where.region } = awslogs
  return [{ what: `the log group ${group}`, services: region === where.region ? ['logs'] : [] }]
}

/** A secret is the ARN of a secret, or a Systems Manager parameter by name or ARN. */
const toSecretNeeds = ({ secrets = [] }: ContainerDefinition, { region }: Where): Need[] =>
  secrets.map(({ name = '', valueFrom = '' }) => {
    const { service = 'ssm', region: itsRegion = region } = parseArn(valueFrom) ?? {}
    const endpoint = service === 'secretsmanager' ? 'secretsmanager' : 'ssm'
    return { what: `the secret ${name}`, services: itsRegion === region ? [endpoint] : [] }
  })

export const toFileNeeds = ({
  environmentFiles = [],
}: Pick<ContainerDefinition, 'environmentFiles'>): Need[] =>
  environmentFiles.map(({ value = '' }) => ({
    what: `the environment file ${value}`,
    services: ['s3'],
  }))

/** Fargate before 1.4.0 called ecr.api through a network of its own, on Linux only. */
export function isOldPlatform({ runtimePlatform }: TaskDefinition, version = 'LATEST'): boolean {
  const isWindows = runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') ?? false
  return !isWindows && /^1\.[0-3]\./.test(version)
}
