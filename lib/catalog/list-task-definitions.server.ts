import 'server-only'
import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs'
import type { AwsAccess } from '../aws/clients.server.ts'
import { readFamilies, readRevisionArns, readTaskDefinition } from '../aws/ecs-reads.server.ts'
import { succeed } from '../aws/failure.ts'
import type { Result } from '../aws/failure.ts'
import { isSecretName } from '../run-task/secret-names.ts'
import type { ContainerChoice, DefinitionChoice, FamilyChoice, RevisionChoice } from './choices.ts'

export async function listFamilies(access: AwsAccess): Promise<Result<FamilyChoice[]>> {
  const families = await readFamilies(access)
  if (!families.ok) return families
  return succeed(families.value.map(family => ({ family })))
}

/** The ACTIVE revisions of exactly this family, newest first; `familyPrefix` alone is a prefix. */
export async function listRevisions(
  access: AwsAccess,
  family: string,
): Promise<Result<RevisionChoice[]>> {
  const arns = await readRevisionArns(access, family)
  if (!arns.ok) return arns
  return succeed(
    arns.value
      .map(toRevisionChoice)
      .filter(choice => choice.family === family)
      .sort((a, b) => b.revision - a.revision),
  )
}

function toRevisionChoice(arn: string): RevisionChoice {
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  const colon = name.lastIndexOf(':')
  return { arn, family: name.slice(0, colon), revision: Number(name.slice(colon + 1)) }
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
  containers: (definition.containerDefinitions ?? []).map(toContainerChoice),
})

const toContainerChoice = (container: ContainerDefinition): ContainerChoice => ({
  name: container.name ?? '',
  image: container.image ?? '',
  essential: container.essential ?? true,
  cpu: container.cpu,
  memory: container.memory,
  memoryReservation: container.memoryReservation,
  entryPoint: container.entryPoint,
  command: container.command,
  environment: (container.environment ?? []).map(({ name = '', value = '' }) => ({
    name,
    value: isSecretName(name) ? null : value,
  })),
  logDriver: container.logConfiguration?.logDriver,
})
