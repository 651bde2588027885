import { z } from 'zod'
import type { Call, Operation } from '../../../world/operation.ts'
import type { ContainerInstance, InstanceResources, PortUse } from '../state/container-instance.ts'
import { describeContainerInstance } from '../instances/describe-container-instance.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { parseInput } from '../input/parse-input.ts'
import { checkTags, tagsSchema } from '../tags/read-tags.ts'
import { refuseInOurWords } from '../input/refuse.ts'
import { toEcsArn } from '../lookup/arns.ts'

const schema = z.object({
  cluster: z.string().optional(),
  instanceIdentityDocument: z.string().optional(),
  totalResources: z
    .array(
      z.object({
        name: z.string(),
        type: z.string().optional(),
        integerValue: z.int().optional(),
        stringSetValue: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  versionInfo: z
    .object({
      agentVersion: z.string().optional(),
      agentHash: z.string().optional(),
      dockerVersion: z.string().optional(),
    })
    .default({}),
  attributes: z
    .array(z.object({ name: z.string().min(1), value: z.string().optional() }))
    .default([]),
  tags: tagsSchema.default([]),
})

type Registration = z.output<typeof schema>

/**
 * How many interfaces for awsvpc tasks a small instance type has, in addition to the primary one.
 */
const INTERFACES = 2

/**
 * API Reference, RegisterContainerInstance: an agent calls it for its own instance. An instance
 * with the attribute `ecs.capability.external` is outside EC2 (Developer Guide, ECS Anywhere).
 */
export const registerContainerInstance: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:RegisterContainerInstance', toClusterArn(call, request.cluster))
  const cluster = requireCluster(call, request.cluster)
  checkTags(request.tags)
  const instance = createInstance(call, cluster.name, request)
  cluster.containerInstances.push(instance)
  return {
    containerInstance: describeContainerInstance(instance, [], ['TAGS'], instance.registeredAtMs),
  }
}

function createInstance(call: Call, clusterName: string, request: Registration): ContainerInstance {
  const { attributes, tags, versionInfo } = request
  const { random, clock } = call.world
  const isOutside = attributes.some(({ name }) => name === 'ecs.capability.external')
  const zone = attributes.find(({ name }) => name === 'ecs.availability-zone')?.value
  const ports = readPorts(request)
  return {
    arn: toEcsArn(call, `container-instance/${clusterName}/${random.hex(32)}`),
    ec2InstanceId: readInstanceId(request) ?? `${isOutside ? 'mi' : 'i'}-0${random.hex(16)}`,
    ...(zone === undefined || isOutside ? {} : { availabilityZone: zone }),
    status: 'ACTIVE',
    agentConnected: true,
    agentVersion: versionInfo.agentVersion ?? '1.98.0',
    agentHash: versionInfo.agentHash ?? '5d8c1a27',
    dockerVersion: (versionInfo.dockerVersion ?? '25.0.8').replace('DockerVersion: ', ''),
    registered: readResources(request),
    remaining: readResources(request),
    systemPorts: ports,
    usedPorts: [...ports],
    interfaceLimit: isOutside ? 0 : INTERFACES,
    interfacesInUse: 0,
    rooms: new Set(),
    attributes,
    registeredAtMs: clock.now(),
    version: 1,
    tags,
    images: new Set(),
    nextHostPort: 0,
  }
}

const findResource = ({ totalResources }: Registration, wanted: string) =>
  totalResources.find(({ name }) => name === wanted)

function readResources(request: Registration): InstanceResources {
  const cpu = findResource(request, 'CPU')?.integerValue ?? 0
  const memoryMiB = findResource(request, 'MEMORY')?.integerValue ?? 0
  if (cpu < 0 || memoryMiB < 0) throw refuseInOurWords('Resources can not be negative.')
  return { cpu, memoryMiB, gpuIds: [...(findResource(request, 'GPU')?.stringSetValue ?? [])] }
}

function readPorts(request: Registration): PortUse[] {
  const read = (name: string, protocol: PortUse['protocol']) =>
    (findResource(request, name)?.stringSetValue ?? []).flatMap(text => {
      const port = Number(text)
      return Number.isInteger(port) && port >= 0 && port <= 65_535 ? [{ port, protocol }] : []
    })
  return [...read('PORTS', 'tcp'), ...read('PORTS_UDP', 'udp')]
}

/** The ID in the instance identity document. The document's signature is not checked. */
function readInstanceId({ instanceIdentityDocument: text }: Registration): string | undefined {
  if (text === undefined) return undefined
  try {
    const document = z.object({ instanceId: z.string() }).safeParse(JSON.parse(text))
    return document.data?.instanceId
  } catch {
    throw refuseInOurWords('The instance identity document is not valid.')
  }
}
