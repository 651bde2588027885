import { AwsError } from '../../../world/aws-error.ts'
import { parseClusterQuery } from '../query/parse-cluster-query.ts'
import { checkRole } from '../input/check-role.ts'
import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import { isWindows } from './register-schema.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

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

/** Members that a container with a network interface of its own does not support. */
const awsvpcRules: readonly (readonly [
  isBroken: (one: RegisteredContainer) => unknown,
  message: string,
  refuse?: typeof refuseDefinition,
])[] = [
  [one => one.hostname, 'hostname is not supported'],
  [one => one.extraHosts?.length, 'Extra hosts are not supported'],
  [one => one.dnsServers?.length, 'DNS servers are not supported'],
  [
    one => one.dnsSearchDomains?.length,
    'DNS search domains are not supported',
    refuseDefinitionInOurWords,
  ],
  [one => one.disableNetworking, 'Disable Networking is not supported'],
]

/** Checks members that only some network modes support (API Reference, ContainerDefinition). */
function checkNetworkMembers({ networkMode = 'bridge', containerDefinitions }: UntaggedRequest) {
  for (const container of containerDefinitions) {
    if (container.links?.length && networkMode !== 'bridge')
      throw refuseDefinition(`Links are not supported when networkMode=${networkMode}.`)
    if (networkMode !== 'awsvpc') continue
    for (const [isBroken, message, refuse = refuseDefinition] of awsvpcRules)
      if (isBroken(container)) throw refuse(`${message} on container when networkMode=awsvpc.`)
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

/** Checks which processes and memory the containers share. */
function checkNamespaces(request: UntaggedRequest): void {
  const modes = { pidMode: ['task', 'host'], ipcMode: ['task', 'host', 'none'] } as const
  for (const member of ['pidMode', 'ipcMode'] as const) {
    const value = request[member]
    const known: readonly string[] = modes[member]
    if (value !== undefined && !known.includes(value))
      throw refuseDefinition(
        `${value} is not a valid value for ${member}. The value must be one of [${known.join()}]`,
      )
  }
}

/** Checks the ephemeral storage, which only Fargate supports (API Reference, EphemeralStorage). */
function checkEphemeralStorage(request: UntaggedRequest): void {
  const { ephemeralStorage, requiresCompatibilities: required = [] } = request
  if (!ephemeralStorage) return
  if (ephemeralStorage.sizeInGiB < 21)
    throw refuseDefinition('EphemeralStorage size should be at least 21')
  if (ephemeralStorage.sizeInGiB > 200)
    throw refuseDefinition('EphemeralStorage size should be at most 200')
  const [launchType = 'FARGATE'] = required
  if (launchType !== 'FARGATE' && !required.includes('FARGATE'))
    throw refuseDefinition(
      `Tasks using the ${launchType} launch type do not support EphemeralStorage.`,
    )
}

/** @throws AwsError ClientException for members of the task that cannot be combined. */
export function checkTask(request: UntaggedRequest): void {
  checkRole(request.taskRoleArn)
  checkRole(request.executionRoleArn)
  checkConstraints(request)
  checkNetworkMembers(request)
  checkProxy(request)
  checkNamespaces(request)
  checkPlatform(request)
  checkEphemeralStorage(request)
}
