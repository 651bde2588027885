import 'server-only'
import type {
  ContainerDefinition,
  ContainerRestartPolicy,
  TaskDefinition,
  Volume,
} from '@aws-sdk/client-ecs'
import { splitTaskDefinition } from '../aws/arn.ts'
import type { AwsAccess } from '../aws/clients.server.ts'
import {
  readFamilies,
  readNewestInactiveArn,
  readRevisionArns,
  readTaskDefinition,
} from '../aws/ecs/ecs-reads.server.ts'
import { isMissingDefinition } from '../aws/ecs/is-missing-definition.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { isSecretVariable } from '../secrets/is-secret-variable.ts'
import { hasSecretWord, maskWords } from '../secrets/secret-words.ts'
import { readAwslogs } from '../aws/log-source.ts'
import type {
  ContainerChoice,
  DefinitionChoice,
  FamilyChoice,
  RegisteredChoice,
  RevisionChoice,
} from './choices.ts'

/** The families that a task can be run of. */
export const listFamilies = (access: AwsAccess) => listFamiliesOf(access, 'ACTIVE')

export const listInactiveFamilies = (access: AwsAccess) => listFamiliesOf(access, 'INACTIVE')

async function listFamiliesOf(
  access: AwsAccess,
  status: RevisionChoice['status'],
): Promise<Result<FamilyChoice[]>> {
  const families = await readFamilies(access, status)
  if (!families.ok) return families
  return succeed(families.value.map(family => ({ family })))
}

/**
 * The revisions of exactly this family, newest first, the INACTIVE ones last; `familyPrefix` alone
 * is a prefix. INACTIVE revisions that may not be listed are left out.
 */
export async function listRevisions(
  access: AwsAccess,
  family: string,
): Promise<Result<RevisionChoice[]>> {
  const [active, inactive] = await Promise.all([
    readRevisionArns(access, family, 'ACTIVE'),
    readRevisionArns(access, family, 'INACTIVE'),
  ])
  if (!active.ok) return active
  const toChoices = (arns: string[], status: RevisionChoice['status']) =>
    arns
      .map(arn => toRevisionChoice(arn, status))
      .filter(choice => choice.family === family)
      .sort((a, b) => b.revision - a.revision)
  return succeed([
    ...toChoices(active.value, 'ACTIVE'),
    ...toChoices(inactive.ok ? inactive.value : [], 'INACTIVE'),
  ])
}

/** When a revision was registered, or the newest one of a family. */
export async function readRegistered(
  access: AwsAccess,
  taskDefinition: string,
): Promise<Result<RegisteredChoice>> {
  const found = await readTaskDefinition(access, taskDefinition)
  if (found.ok) return succeed(toRegisteredChoice(found.value))
  const { family, revision } = splitTaskDefinition(taskDefinition)
  if (revision !== undefined || !isMissingDefinition(found.failure)) return found
  const newest = await readNewestInactiveArn(access, family)
  if (!newest.ok) return newest
  if (splitTaskDefinition(newest.value ?? '').family !== family) return found
  const inactive = await readTaskDefinition(access, newest.value ?? '')
  return inactive.ok ? succeed(toRegisteredChoice(inactive.value)) : inactive
}

const toRegisteredChoice = (definition: TaskDefinition): RegisteredChoice => ({
  revision: definition.revision ?? 0,
  status: definition.status ?? '',
  registeredAt: definition.registeredAt?.toISOString(),
})

function toRevisionChoice(arn: string, status: RevisionChoice['status']): RevisionChoice {
  const { family, revision = 0 } = splitTaskDefinition(arn)
  return { arn, family, revision, status }
}

export async function describeDefinition(
  access: AwsAccess,
  taskDefinition: string,
): Promise<Result<DefinitionChoice>> {
  const definition = await readTaskDefinition(access, taskDefinition)
  if (!definition.ok) return definition
  return succeed(toDefinitionChoice(definition.value))
}

const toDefinitionChoice = (definition: TaskDefinition): DefinitionChoice => ({
  arn: definition.taskDefinitionArn ?? '',
  family: definition.family ?? '',
  revision: definition.revision ?? 0,
  status: definition.status ?? '',
  registeredAt: definition.registeredAt?.toISOString(),
  networkMode: definition.networkMode,
  compatibilities: definition.compatibilities ?? [],
  requiresCompatibilities: definition.requiresCompatibilities ?? [],
  cpu: definition.cpu,
  memory: definition.memory,
  taskRoleArn: definition.taskRoleArn,
  executionRoleArn: definition.executionRoleArn,
  ephemeralStorageGiB: definition.ephemeralStorage?.sizeInGiB,
  operatingSystemFamily: definition.runtimePlatform?.operatingSystemFamily,
  cpuArchitecture: definition.runtimePlatform?.cpuArchitecture,
  placementConstraints: (definition.placementConstraints ?? []).map(
    ({ type = '', expression }) => ({ type, expression }),
  ),
  volumes: (definition.volumes ?? []).map(toVolumeChoice),
  inferenceAccelerators: (definition.inferenceAccelerators ?? []).map(
    ({ deviceName = '', deviceType = '' }) => ({ deviceName, deviceType }),
  ),
  containers: (definition.containerDefinitions ?? []).map(toContainerChoice),
})

const toContainerChoice = (container: ContainerDefinition): ContainerChoice => ({
  name: container.name ?? '',
  image: container.image ?? '',
  essential: container.essential ?? true,
  cpu: container.cpu,
  memory: container.memory,
  memoryReservation: container.memoryReservation,
  entryPoint: container.entryPoint && maskWords(container.entryPoint),
  command: container.command && maskWords(container.command),
  isCommandMasked: hasSecretWord(container.command ?? []),
  environment: (container.environment ?? []).map(({ name = '', value = '' }) => ({
    name,
    value: isSecretVariable(name, value) ? null : value,
  })),
  secrets: (container.secrets ?? []).flatMap(({ name }) => name ?? []),
  environmentFiles: (container.environmentFiles ?? []).flatMap(({ value }) => value ?? []),
  resourceRequirements: (container.resourceRequirements ?? []).map(({ type = '', value = '' }) => ({
    type,
    value,
  })),
  logDriver: container.logConfiguration?.logDriver,
  logMode: container.logConfiguration?.options?.['mode'],
  logBufferSize: container.logConfiguration?.options?.['max-buffer-size'],
  awslogs: readAwslogs(container.logConfiguration),
  restartPolicy: toRestartPolicy(container.restartPolicy),
})

const toVolumeChoice = (volume: Volume) => ({
  name: volume.name ?? '',
  configuredAtLaunch: volume.configuredAtLaunch ?? false,
  ...(volume.s3filesVolumeConfiguration && { isS3Files: true }),
})

/** API Reference, ContainerRestartPolicy. */
const RESTART_AFTER_S = 300

const toRestartPolicy = (policy: ContainerRestartPolicy | undefined) =>
  policy?.enabled
    ? {
        ignoresSuccess: policy.ignoredExitCodes?.includes(0) ?? false,
        periodS: policy.restartAttemptPeriod ?? RESTART_AFTER_S,
      }
    : undefined
