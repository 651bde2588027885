import { AwsError } from '../../../world/aws-error.ts'
import { parseClusterQuery } from '../query/parse-cluster-query.ts'
import { checkRole } from '../input/check-role.ts'
import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import { isWindows } from './register-schema.ts'
import type { UntaggedRequest } from './register-schema.ts'

const mostConstraints = 10

function checkConstraints({ placementConstraints }: UntaggedRequest): void {
  if (placementConstraints.length > mostConstraints)
    throw refuseDefinitionInOurWords(
      `Placement constraints can have at most ${mostConstraints} items.`,
    )
  for (const { expression = '' } of placementConstraints)
    try {
      parseClusterQuery(expression)
    } catch (error) {
      if (error instanceof AwsError) throw refuseDefinition(error.message)
      throw error
    }
}

/** Checks members that only some network modes support (API Reference, ContainerDefinition). */
function checkNetworkMembers({ networkMode = 'bridge', containerDefinitions }: UntaggedRequest) {
  for (const { links, hostname, extraHosts } of containerDefinitions) {
    if (links?.length && networkMode !== 'bridge')
      throw refuseDefinition(`Links are not supported when networkMode=${networkMode}.`)
    if (hostname && networkMode === 'awsvpc')
      throw refuseDefinitionInOurWords('Hostname is not supported when networkMode=awsvpc.')
    if (extraHosts?.length && networkMode === 'awsvpc')
      throw refuseDefinitionInOurWords('Extra hosts are not supported when networkMode=awsvpc.')
  }
}

function checkProxy({ proxyConfiguration, networkMode, containerDefinitions }: UntaggedRequest) {
  if (!proxyConfiguration) return
  const { containerName } = proxyConfiguration
  if (networkMode !== 'awsvpc')
    throw refuseDefinitionInOurWords(
      'A proxy configuration is only supported when networkMode=awsvpc.',
    )
  if (!containerDefinitions.some(({ name }) => name === containerName))
    throw refuseDefinitionInOurWords(
      `The proxy container '${containerName}' is not a container of the task definition.`,
    )
}

function checkPlatform(request: UntaggedRequest): void {
  if (!isWindows(request)) return
  if (request.runtimePlatform?.cpuArchitecture === 'ARM64')
    throw refuseDefinitionInOurWords('The CPU architecture ARM64 is not supported for Windows.')
  if (request.pidMode)
    throw refuseDefinitionInOurWords("'pidMode' is not supported for Windows containers.")
  if (request.ipcMode)
    throw refuseDefinitionInOurWords("'ipcMode' is not supported for Windows containers.")
  if (request.containerDefinitions.some(one => one.linuxParameters ?? one.privileged))
    throw refuseDefinitionInOurWords(
      "'linuxParameters' and 'privileged' are not supported for Windows containers.",
    )
}

/** Checks the ephemeral storage, which only Fargate supports (API Reference, EphemeralStorage). */
function checkEphemeralStorage(request: UntaggedRequest): void {
  const { ephemeralStorage, requiresCompatibilities: required = [] } = request
  if (!ephemeralStorage) return
  if (ephemeralStorage.sizeInGiB < 21 || ephemeralStorage.sizeInGiB > 200)
    throw refuseDefinitionInOurWords('Ephemeral storage size must be between 21 and 200 GiB.')
  if (required.length > 0 && !required.includes('FARGATE'))
    throw refuseDefinitionInOurWords('Ephemeral storage is only supported for Fargate tasks.')
}

/** @throws AwsError ClientException for members of the task that cannot be combined. */
export function checkTask(request: UntaggedRequest): void {
  checkRole(request.taskRoleArn)
  checkRole(request.executionRoleArn)
  checkConstraints(request)
  checkNetworkMembers(request)
  checkProxy(request)
  checkPlatform(request)
  checkEphemeralStorage(request)
}
