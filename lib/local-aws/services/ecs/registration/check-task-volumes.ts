import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'
import type { TaskVolume } from './task-volume-schema.ts'

const kinds = [
  'host',
  'dockerVolumeConfiguration',
  'efsVolumeConfiguration',
  's3filesVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
] as const

function checkEfs({ efsVolumeConfiguration: efs }: TaskVolume): void {
  const { accessPointId, iam } = efs?.authorizationConfig ?? {}
  const isEncrypted = efs?.transitEncryption === 'ENABLED'
  if ((accessPointId !== undefined || iam === 'ENABLED') && !isEncrypted)
    throw refuseDefinitionInOurWords(
      'EFS transit encryption must be enabled when an access point or IAM authorization is used.',
    )
  if (accessPointId !== undefined && efs?.rootDirectory !== '/')
    throw refuseDefinitionInOurWords(
      "EFS rootDirectory must be omitted or set to '/' when an access point is used.",
    )
  const port = efs?.transitEncryptionPort
  if (port !== undefined && (port < 0 || port > 65_535))
    throw refuseDefinitionInOurWords(`Invalid transitEncryptionPort: ${port}.`)
}

function checkVolume(volume: TaskVolume): void {
  const { name, dockerVolumeConfiguration: docker, configuredAtLaunch } = volume
  if (!name) throw refuseDefinition('Volume.name should not be null or empty.')
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw refuseDefinitionInOurWords(
      'Volume.name contains invalid characters. Valid characters: upper- and lowercase letters, numbers, underscores, and hyphens.',
    )
  const given = kinds.filter(kind => volume[kind] !== undefined)
  if (given.length + (configuredAtLaunch ? 1 : 0) > 1)
    throw refuseDefinitionInOurWords(`Volume '${name}' can have only one kind of configuration.`)
  if (docker?.scope === 'task' && docker.autoprovision !== undefined)
    throw refuseDefinitionInOurWords(
      `Volume '${name}': autoprovision can only be specified for the scope shared.`,
    )
  checkEfs(volume)
}

function checkMounts(container: RegisteredContainer, known: ReadonlySet<string>): void {
  const { name = '', mountPoints } = container
  const paths = new Set<string>()
  for (const { sourceVolume, containerPath } of mountPoints) {
    if (!sourceVolume || !known.has(sourceVolume))
      throw refuseDefinition(`Unknown volume '${sourceVolume ?? ''}'.`)
    if (!containerPath)
      throw refuseDefinitionInOurWords(
        `Mount point of container '${name}' must have a containerPath.`,
      )
    if (paths.has(containerPath))
      throw refuseDefinitionInOurWords(
        `Duplicate containerPath '${containerPath}' in container '${name}'.`,
      )
    paths.add(containerPath)
  }
}

/** @throws AwsError ClientException for volumes that are ambiguous or unknown. */
export function checkTaskVolumes({ volumes, containerDefinitions }: UntaggedRequest): void {
  const names = new Set<string>()
  for (const volume of volumes) {
    checkVolume(volume)
    const { name = '' } = volume
    if (names.has(name))
      throw refuseDefinitionInOurWords(`Volume name ${name} is used more than once.`)
    names.add(name)
  }
  if (volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch).length > 1)
    throw refuseDefinitionInOurWords('Only one volume can be configured at launch.')
  for (const container of containerDefinitions) checkMounts(container, names)
}
