import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

type PortMapping = RegisteredContainer['portMappings'][number]

const highestPort = 65_535
const mostRanges = 100

/** Reads the first and the last port of `8000-8010`. Undefined for other text. */
function toRange(text: string): [number, number] | undefined {
  const match = /^(\d{1,5})-(\d{1,5})$/.exec(text)
  const [first, last] = [Number(match?.[1]), Number(match?.[2])]
  return first >= 1 && first <= last && last <= highestPort ? [first, last] : undefined
}

function checkRange(mapping: PortMapping, mode: string): void {
  const { containerPort, hostPort, containerPortRange: range = '' } = mapping
  if (containerPort !== undefined || hostPort !== undefined)
    throw refuseDefinitionInOurWords(
      'Specify either containerPortRange or containerPort, not both.',
    )
  if (mode === 'host')
    throw refuseDefinitionInOurWords('containerPortRange is not supported when networkMode=host.')
  if (!toRange(range))
    throw refuseDefinitionInOurWords(`Invalid containerPortRange: ${range.slice(0, 100)}.`)
}

function checkMapping(mapping: PortMapping, mode: string): void {
  const { containerPort, hostPort = 0, name } = mapping
  if (name !== undefined && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name))
    throw refuseDefinitionInOurWords(
      'Port mapping name contains invalid characters. Valid characters: lowercase letters, numbers, underscores, and hyphens; it cannot start with a hyphen.',
    )
  if (mapping.containerPortRange !== undefined) return checkRange(mapping, mode)
  if (containerPort === undefined || containerPort < 1 || containerPort > highestPort)
    throw refuseDefinitionInOurWords(
      `Invalid container port: ${containerPort ?? 'null'}. Valid range: 1-65535.`,
    )
  if (hostPort < 0 || hostPort > highestPort)
    throw refuseDefinitionInOurWords(`Invalid host port: ${hostPort}. Valid range: 0-65535.`)
  const isShared = mode === 'awsvpc' || mode === 'host'
  if (isShared && mapping.hostPort !== undefined && hostPort !== containerPort)
    throw refuseDefinition(
      `When networkMode=${mode}, the host ports and container ports in port mappings must match.`,
    )
}

/**
 * The ports that a mapping uses on the task's network. No other mapping of the task may use them.
 */
function takenBy(mapping: PortMapping, mode: string): string[] {
  const { containerPort, hostPort = 0, protocol = 'tcp', name } = mapping
  const port = mode === 'bridge' ? hostPort : containerPort
  return [...(port ? [`port ${port}/${protocol}`] : []), ...(name ? [`name ${name}`] : [])]
}

/** @throws AwsError ClientException for port mappings that the network mode does not support. */
export function checkPorts(request: UntaggedRequest): void {
  const mode = request.networkMode ?? 'bridge'
  const taken = new Set<string>()
  for (const { portMappings } of request.containerDefinitions) {
    if (mode === 'none' && portMappings.length > 0)
      throw refuseDefinitionInOurWords('Port mappings are not supported when networkMode=none.')
    if (portMappings.filter(one => one.containerPortRange !== undefined).length > mostRanges)
      throw refuseDefinitionInOurWords(`A container can have at most ${mostRanges} port ranges.`)
    for (const mapping of portMappings) {
      checkMapping(mapping, mode)
      for (const one of takenBy(mapping, mode)) {
        if (taken.has(one)) throw refuseDefinitionInOurWords(`Duplicate port mappings: ${one}.`)
        taken.add(one)
      }
    }
  }
}
