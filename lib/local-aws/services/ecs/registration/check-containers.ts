import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

/** Developer Guide, service quotas: containers in one task definition. */
const mostContainers = 10

const longestImage = 255

function checkImage(image: string): void {
  const [repository = '', digest] = image.split('@')
  const isDigest = digest === undefined || /^sha256:[A-Fa-f0-9]{64}$/.test(digest)
  if (repository.length > longestImage || !isDigest || /[\s\p{Cc}]/u.test(image))
    throw refuseDefinition('Container.image contains invalid characters.')
}

function checkIdentity({ name, image }: RegisteredContainer, known: Set<string>): void {
  if (!name) throw refuseDefinition('Container.name should not be null or empty.')
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw refuseDefinitionInOurWords(
      'Container.name contains invalid characters. Valid characters: upper- and lowercase letters, numbers, underscores, and hyphens.',
    )
  if (known.has(name))
    throw refuseDefinitionInOurWords(`Container name ${name} is used more than once.`)
  if (!image) throw refuseDefinition('Container.image should not be null or empty.')
  checkImage(image)
  known.add(name)
}

/** API Reference, ContainerDefinition: timeouts and the restart policy. */
function checkTimes({ name = '', startTimeout, stopTimeout, restartPolicy }: RegisteredContainer) {
  if (startTimeout !== undefined && startTimeout < 2)
    throw refuseDefinitionInOurWords(
      `Granular start timeout on container '${name}' must be at least 2 seconds.`,
    )
  if (stopTimeout !== undefined && stopTimeout < 2)
    throw refuseDefinitionInOurWords(
      `Granular stop timeout on container '${name}' must be at least 2 seconds.`,
    )
  const { restartAttemptPeriod: period = 300, ignoredExitCodes = [] } = restartPolicy ?? {}
  if (period < 60 || period > 1800)
    throw refuseDefinitionInOurWords(
      `Invalid restart policy for container '${name}'. restartAttemptPeriod must be between 60 and 1800 seconds.`,
    )
  if (ignoredExitCodes.length > 50)
    throw refuseDefinitionInOurWords(
      `Invalid restart policy for container '${name}'. ignoredExitCodes can have at most 50 items.`,
    )
}

function checkResources(container: RegisteredContainer, request: UntaggedRequest): void {
  const { name = '', cpu, resourceRequirements = [] } = container
  if (cpu < 0) throw refuseDefinitionInOurWords(`Invalid 'cpu' setting for container '${name}'.`)
  const devices = request.inferenceAccelerators?.map(({ deviceName }) => deviceName) ?? []
  for (const { type, value } of resourceRequirements) {
    if (type === 'GPU' && !/^([1-9]\d{0,3}|ALL)$/.test(value))
      throw refuseDefinitionInOurWords(`Invalid GPU value '${value}' for container '${name}'.`)
    if (type === 'InferenceAccelerator' && !devices.includes(value))
      throw refuseDefinitionInOurWords(
        `Inference accelerator '${value}' of container '${name}' is not in the task definition.`,
      )
  }
}

/** @throws AwsError ClientException for containers that contradict each other or are incomplete. */
export function checkContainers(request: UntaggedRequest): void {
  const { containerDefinitions: containers } = request
  if (containers.length === 0) throw refuseDefinition('Container list cannot be empty.')
  if (containers.length > mostContainers) throw refuseDefinition('Too many containers.')
  const names = new Set<string>()
  for (const container of containers) {
    checkIdentity(container, names)
    checkTimes(container)
    checkResources(container, request)
  }
  if (!containers.some(({ essential }) => essential))
    throw refuseDefinitionInOurWords("Task definition doesn't have any essential container.")
}
