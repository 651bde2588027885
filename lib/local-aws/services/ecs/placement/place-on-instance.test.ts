import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../world/random.ts'
import { createContainerInstance } from '../../../test/create-container-instance.ts'
import type { ContainerInstance } from '../state/container-instance.ts'
import { parseClusterQuery } from '../query/parse-cluster-query.ts'
import { placeOnInstance } from './place-on-instance.ts'
import type { PlacementNeed, PlacementRequest } from '../state/placement-request.ts'
import { giveRoomBack } from './take-room.ts'

const need = (change: Partial<PlacementNeed> = {}): PlacementNeed => ({
  cpu: 256,
  memoryMiB: 512,
  ports: [],
  gpus: new Map(),
  subnets: undefined,
  attributes: [],
  ...change,
})
const request = (change: Partial<PlacementRequest> = {}): PlacementRequest => ({
  need: need(),
  constraints: [],
  strategies: [],
  group: 'family:a',
  ...change,
})

/** Safe: placement reads nothing else of a cluster. */
const clusterOf = (...containerInstances: ContainerInstance[]) =>
  ({ containerInstances }) as Parameters<typeof placeOnInstance>[0]

const place = (instances: ContainerInstance[], wanted: PlacementRequest) => {
  const spot = placeOnInstance(clusterOf(...instances), wanted, createRandom(1))
  return 'misses' in spot
    ? spot.misses.map(({ shortage }) => shortage)
    : spot.instance.arn.split('/').at(-1)
}

const memberOf = (expression: string) => ({
  type: 'memberOf' as const,
  query: parseClusterQuery(expression),
})

describe('an instance takes no task', () => {
  const cases: [string, Partial<ContainerInstance>, Partial<PlacementRequest>, string][] = [
    ['CPU', {}, { need: need({ cpu: 2049 }) }, 'RESOURCE:CPU'],
    ['memory', {}, { need: need({ memoryMiB: 4097 }) }, 'RESOURCE:MEMORY'],
    [
      'a port',
      { usedPorts: [{ port: 80, protocol: 'tcp' }] },
      { need: need({ ports: [{ port: 80, protocol: 'tcp' }] }) },
      'RESOURCE:PORTS',
    ],
    ['a GPU', {}, { need: need({ gpus: new Map([['a', 1]]) }) }, 'RESOURCE:GPU'],
    [
      'an interface',
      { interfacesInUse: 3 },
      { need: need({ subnets: new Map([['subnet-1', 'us-east-1a']]) }) },
      'RESOURCE:ENI',
    ],
    ['its agent', { agentConnected: false }, {}, 'AGENT'],
    [
      'an attribute',
      {},
      { need: need({ attributes: [{ name: 'ecs.capability.new' }] }) },
      'ATTRIBUTE',
    ],
    [
      'the value of an attribute',
      {},
      { need: need({ attributes: [{ name: 'ecs.os-type', value: 'windows' }] }) },
      'ATTRIBUTE',
    ],
    [
      'the zone',
      {},
      { need: need({ subnets: new Map([['subnet-1', 'us-east-1b']]) }) },
      'LOCATION',
    ],
    [
      'membership',
      {},
      { constraints: [memberOf('attribute:stack == prod')] },
      'MemberOf placement constraint unsatisfied.',
    ],
  ]
  it.each(cases)('for want of %s', (_name, instance, wanted, shortage) => {
    expect(place([createContainerInstance('one', instance)], request(wanted))).toEqual([shortage])
  })

  it('names a shortage for every considered instance', () => {
    const instances = [
      createContainerInstance('one', { agentConnected: false }),
      createContainerInstance('two', { remaining: { cpu: 0, memoryMiB: 0, gpuIds: [] } }),
      createContainerInstance('three', { status: 'DRAINING' }),
    ]
    expect(place(instances, request())).toEqual(['AGENT', 'RESOURCE:CPU'])
  })

  it('takes a UDP port if only the TCP port is in use', () => {
    const instance = createContainerInstance('one', { usedPorts: [{ port: 53, protocol: 'tcp' }] })
    const wanted = request({ need: need({ ports: [{ port: 53, protocol: 'udp' }] }) })
    expect(place([instance], wanted)).toBe('one')
    expect(place([instance], wanted)).toEqual(['RESOURCE:PORTS'])
  })
})

describe('constraints', () => {
  it('keep tasks of a group on distinct instances', () => {
    const instances = ['one', 'two'].map(id => createContainerInstance(id))
    const apart = request({ constraints: [{ type: 'distinctInstance' }] })
    expect([place(instances, apart), place(instances, apart)].toSorted()).toEqual(['one', 'two'])
    expect(place(instances, apart)).toEqual(
      Array(2).fill('DistinctInstance placement constraint unsatisfied.'),
    )
    expect(place(instances, { ...apart, group: 'other' })).toMatch(/one|two/)
  })

  it('send tasks to those of another group', () => {
    const instances = ['one', 'two', 'three'].map(id => createContainerInstance(id))
    const first = place(instances, request({ group: 'database' }))
    const near = request({ constraints: [memberOf('task:group == database')] })
    expect([place(instances, near), place(instances, near)]).toEqual([first, first])
  })

  it('consider the instances of the asked provider only', () => {
    const instances = ['one', 'two'].map(id =>
      createContainerInstance(id, { capacityProviderName: id }),
    )
    expect(place(instances, request({ capacityProvider: 'two' }))).toBe('two')
    expect(place(instances, request({ capacityProvider: 'three' }))).toEqual([])
  })
})

describe('strategies', () => {
  const zones = ['a', 'a', 'a', 'b'].map((zone, index) =>
    createContainerInstance(`${zone}${index}`, { availabilityZone: `us-east-1${zone}` }),
  )
  const byZone = { type: 'spread', by: 'attribute', name: 'ecs.availability-zone' } as const

  it('spread tasks of a group over zones, then over instances', () => {
    const wanted = request({ strategies: [byZone, { type: 'spread', by: 'instance' }] })
    const placed = Array.from({ length: 6 }, () => String(place(zones, wanted)))
    expect(placed.filter(id => id === 'b3')).toHaveLength(3)
    expect(new Set(placed).size).toBe(4)
  })

  it('pack on the instance with the least room that is enough', () => {
    const instances = [2048, 300, 100].map((cpu, index) =>
      createContainerInstance(`i${index}`, {
        remaining: { cpu, memoryMiB: 4096 - cpu, gpuIds: [] },
      }),
    )
    const pack = (field: 'cpu' | 'memory') => request({ strategies: [{ type: 'binpack', field }] })
    expect(place(instances, pack('cpu'))).toBe('i1')
    expect(place(instances, pack('memory'))).toBe('i0')
  })

  it('choose at random where nothing else decides', () => {
    const random = createRandom(7)
    const instances = ['one', 'two', 'three'].map(id => createContainerInstance(id))
    const chosen = Array.from({ length: 12 }, () => {
      const spot = placeOnInstance(
        clusterOf(...instances),
        request({ need: need({ cpu: 1, memoryMiB: 1 }) }),
        random,
      )
      return 'misses' in spot ? '' : spot.instance.arn
    })
    expect(new Set(chosen).size).toBe(3)
  })
})

describe('room', () => {
  it('is never given twice, and all of it is given back', () => {
    const wanted = fc.record({
      cpu: fc.integer({ min: 0, max: 1200 }),
      memoryMiB: fc.integer({ min: 1, max: 2400 }),
      ports: fc.subarray([80, 443, 53].map(port => ({ port, protocol: 'tcp' as const }))),
      gpus: fc.nat(2).map(count => new Map(count > 0 ? [['app', count]] : [])),
      subnets: fc.constantFrom(undefined, new Map([['subnet-1', 'us-east-1a']])),
    })
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 20 }), fc.integer(), (needs, seed) => {
        const resources = () => ({ cpu: 2048, memoryMiB: 4096, gpuIds: ['g1', 'g2', 'g3'] })
        const instances = ['one', 'two'].map(id =>
          createContainerInstance(id, { remaining: resources(), registered: resources() }),
        )
        const random = createRandom(seed)
        const spots = needs.flatMap(one => {
          const spot = placeOnInstance(
            clusterOf(...instances),
            request({ need: need(one) }),
            random,
          )
          return 'misses' in spot ? [] : [spot]
        })
        for (const { remaining, usedPorts, interfacesInUse, interfaceLimit } of instances) {
          expect(Math.min(remaining.cpu, remaining.memoryMiB)).toBeGreaterThanOrEqual(0)
          expect(new Set(usedPorts.map(({ port }) => port)).size).toBe(usedPorts.length)
          expect(interfacesInUse).toBeLessThanOrEqual(interfaceLimit)
        }
        const gpuIds = spots.map(({ instance, room }) => room.gpuIds.map(id => instance.arn + id))
        expect(new Set(gpuIds.flat()).size).toBe(gpuIds.flat().length)
        for (const { instance, room } of spots) {
          giveRoomBack(instance, room)
          giveRoomBack(instance, room)
        }
        for (const { remaining, usedPorts, interfacesInUse, rooms } of instances) {
          expect({ ...remaining, gpuIds: remaining.gpuIds.toSorted() }).toEqual(resources())
          expect([usedPorts, interfacesInUse, rooms.size]).toEqual([[], 0, 0])
        }
      }),
    )
  })
})
