import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs'
import { parseArn } from '../../aws/arn.ts'
import { isKnownPublicHost, toImageRegistry } from './image-registry.ts'

/** Something that a task has to reach before it starts. */
export interface Need {
  what: string
  /** Endpoints that together are enough without a way out; none where only the internet leads there. */
  services: string[]
  /** A host that only its name is known of: it may stand in the VPC itself. */
  mayBePrivate?: boolean
}

interface Where {
  region: string
  platformVersion?: string
}

/** Images, logs, secrets and environment files that Fargate fetches through the task's own network. */
export function toNeeds(definition: TaskDefinition, where: Where): Need[] {
  const { containerDefinitions: containers = [] } = definition
  const isOld = isOldPlatform(definition, where.platformVersion)
  const needs = [
    ...containers.map(it => toImageNeed(it, where, isOld)),
    ...containers.flatMap(it => toLogNeeds(it, where)),
    ...containers.flatMap(it => toSecretNeeds(it, where)),
    ...containers.flatMap(it => toFileNeeds(it)),
  ]
  return [...new Map(needs.map(need => [JSON.stringify(need), need])).values()]
}

/** Endpoints serve ECR of their own Region, whoever's account it is (ECR User Guide, "Interface VPC endpoints"). */
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
  const group = log?.logDriver === 'awslogs' ? log.options?.['awslogs-group'] : undefined
  if (!group) return []
  const region = log?.options?.['awslogs-region'] ?? where.region
  return [{ what: `the log group ${group}`, services: region === where.region ? ['logs'] : [] }]
}

/** A secret is an ARN of Secrets Manager, or a parameter of Systems Manager by name or ARN. */
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

/** Before 1.4.0 Fargate asked ecr.api by a network of its own; on Windows it never did. */
export function isOldPlatform({ runtimePlatform }: TaskDefinition, version = 'LATEST'): boolean {
  const isWindows = runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') ?? false
  return !isWindows && /^1\.[0-3]\./.test(version)
}
