import { describe, expect, it } from 'vitest'
import { findLaunchProblems } from './launch-rules.ts'
import type { LoadedAccount, LoadedCluster, LoadedDefinition } from './loaded-account.ts'
import { toError, toWarning } from '../problems/problem.ts'
import { launchSchema } from '../schema.ts'
import type { LaunchInput } from '../schema.ts'

const demo: LoadedCluster = {
  arn: 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
  name: 'demo',
  status: 'ACTIVE',
  registeredContainerInstancesCount: 0,
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
}

const batch: LoadedCluster = {
  ...demo,
  arn: 'arn:aws:ecs:us-east-1:111122223333:cluster/batch',
  name: 'batch',
  registeredContainerInstancesCount: 2,
  capacityProviders: [],
  defaultCapacityProviderStrategy: [],
}

const fargateApp: LoadedDefinition = {
  family: 'app',
  revision: 3,
  status: 'ACTIVE',
  networkMode: 'awsvpc',
  compatibilities: ['EC2', 'FARGATE'],
  containers: [{ name: 'app' }, { name: 'log' }],
}

const bridgeApp: LoadedDefinition = {
  ...fargateApp,
  networkMode: undefined,
  compatibilities: ['EC2', 'EXTERNAL'],
}

const subnet = (id: string, vpcId: string, isPublic = false, availableIpAddressCount = 100) => ({
  id,
  vpcId,
  availableIpAddressCount,
  mapPublicIpOnLaunch: isPublic,
})

const account: LoadedAccount = {
  clusters: [demo, batch],
  definition: fargateApp,
  network: {
    subnets: [
      subnet('subnet-a', 'vpc-1'),
      subnet('subnet-b', 'vpc-1', true),
      subnet('subnet-z', 'vpc-2'),
      subnet('subnet-full', 'vpc-1', false, 2),
    ],
    securityGroups: [
      { id: 'sg-1', vpcId: 'vpc-1' },
      { id: 'sg-2', vpcId: 'vpc-2' },
    ],
  },
}

const network = (
  subnets: string[],
  securityGroups: string[] = [],
  assignPublicIp?: 'ENABLED' | 'DISABLED',
) => ({ awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } })

const good: LaunchInput = {
  taskDefinition: 'app:3',
  cluster: 'demo',
  networkConfiguration: network(['subnet-a'], ['sg-1']),
}

const problemsOf = (input: Partial<LaunchInput>, loaded: Partial<LoadedAccount> = {}) =>
  findLaunchProblems(launchSchema.parse({ ...good, ...input }), { ...account, ...loaded })

const fargate = { kind: 'launchType', launchType: 'FARGATE' } as const
const ec2 = { kind: 'launchType', launchType: 'EC2' } as const
const path = 'networkConfiguration.awsvpcConfiguration'
const strategy = 'compute.capacityProviderStrategy'
const onEc2 = { definition: 'app:3', type: 'FARGATE', compatibilities: ['EC2', 'EXTERNAL'] }

describe('findLaunchProblems', () => {
  it('finds nothing in a launch that fits the account', () => {
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ cluster: demo.arn })).toEqual([])
  })

  it('judges nothing that was not loaded', () => {
    const values = launchSchema.parse({
      taskDefinition: 'gone:1',
      cluster: 'nowhere',
      networkConfiguration: network(['subnet-a', 'subnet-z'], ['sg-2']),
      overrides: { containerOverrides: [{ name: 'x', command: ['y'] }] },
    })
    expect(findLaunchProblems(values, {})).toEqual([])
  })

  it('judges nothing of a cluster that was listed and could not be described', () => {
    const { arn, name } = demo
    const asg = {
      kind: 'strategy',
      capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1 }],
    }
    for (const compute of [ec2, asg, { kind: 'clusterDefault' }]) {
      expect(problemsOf({ compute } as LaunchInput, { clusters: [{ arn, name }] })).toEqual([])
    }
  })

  it('judges the list of the network that was read', () => {
    const { subnets, securityGroups } = account.network ?? {}
    const input = { networkConfiguration: network(['subnet-a', 'subnet-x'], ['sg-x', 'sg-2']) }
    expect(problemsOf(input, { network: { subnets } })).toEqual([
      toWarning(`${path}.subnets`, 'id-not-listed', { id: 'subnet-x' }),
    ])
    expect(problemsOf(input, { network: { securityGroups } })).toEqual([
      toWarning(`${path}.securityGroups`, 'id-not-listed', { id: 'sg-x' }),
    ])
  })

  it('refuses an inactive definition', () => {
    expect(problemsOf({}, { definition: { ...fargateApp, status: 'INACTIVE' } })).toEqual([
      toError('taskDefinition', 'task-definition-not-active', {
        definition: 'app:3',
        status: 'INACTIVE',
      }),
    ])
  })

  describe('cluster', () => {
    it('may be left out where there is one named default', () => {
      expect(problemsOf({ cluster: '' })).toEqual([toError('cluster', 'cluster-required')])
      expect(problemsOf({ cluster: '' }, { clusters: [{ ...demo, name: 'default' }] })).toEqual([])
    })

    it('may be one that was not listed', () => {
      expect(problemsOf({ cluster: 'new' })).toEqual([
        toWarning('cluster', 'cluster-not-listed', { cluster: 'new' }),
      ])
    })

    it('has to be active', () => {
      const clusters = [{ ...demo, status: 'DEPROVISIONING' }]
      expect(problemsOf({}, { clusters })).toEqual([
        toError('cluster', 'cluster-not-active', { cluster: 'demo', status: 'DEPROVISIONING' }),
      ])
    })
  })

  describe('compute', () => {
    it('has to be one that the definition is compatible with', () => {
      const launch = { compute: fargate, networkConfiguration: network([]) }
      expect(problemsOf(launch, { definition: bridgeApp })).toEqual([
        toError('compute.launchType', 'launch-type-incompatible', onEc2),
      ])
      expect(
        problemsOf({ ...launch, compute: ec2, cluster: 'batch' }, { definition: bridgeApp }),
      ).toEqual([])
    })

    it('counts the default strategy of the cluster', () => {
      const launch = { networkConfiguration: network([]) }
      expect(problemsOf(launch, { definition: bridgeApp })).toEqual([
        toError('compute.kind', 'launch-type-incompatible', onEc2),
      ])
      expect(problemsOf({ ...launch, cluster: 'batch' }, { definition: bridgeApp })).toEqual([])
    })

    it('names providers of the cluster', () => {
      const compute = {
        kind: 'strategy' as const,
        capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1 }],
      }
      expect(problemsOf({ compute })).toEqual([
        toError(`${strategy}.0.capacityProvider`, 'capacity-provider-not-associated', {
          provider: 'asg',
          cluster: 'demo',
          associated: ['FARGATE', 'FARGATE_SPOT'],
        }),
      ])
      expect(problemsOf({ compute, cluster: 'batch' })).toEqual([
        toError(`${strategy}.0.capacityProvider`, 'capacity-provider-not-associated', {
          provider: 'asg',
          cluster: 'batch',
          associated: [],
        }),
      ])
      const clusters = [{ ...demo, capacityProviders: ['asg'] }]
      expect(problemsOf({ compute }, { clusters })).toEqual([])
    })

    it('warns of Spot, wherever it comes from', () => {
      const capacityProviderStrategy = [
        { capacityProvider: 'FARGATE', weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 3 },
      ]
      expect(problemsOf({ compute: { kind: 'strategy', capacityProviderStrategy } })).toEqual([
        toWarning(`${strategy}.1.capacityProvider`, 'spot-interrupts'),
      ])
      const clusters = [{ ...demo, defaultCapacityProviderStrategy: capacityProviderStrategy }]
      expect(problemsOf({}, { clusters })).toEqual([toWarning('compute.kind', 'spot-interrupts')])
    })

    it('warns of launch type EC2 without instances', () => {
      expect(problemsOf({ compute: ec2 })).toEqual([
        toWarning('cluster', 'cluster-without-instances', { cluster: 'demo', type: 'EC2' }),
      ])
    })
  })

  describe('network', () => {
    it('is required by awsvpc and refused by other modes', () => {
      expect(problemsOf({ networkConfiguration: network([]) })).toEqual([
        toError(`${path}.subnets`, 'subnets-required-for-awsvpc'),
      ])
      expect(problemsOf({ cluster: 'batch' }, { definition: bridgeApp })).toEqual([
        toError(`${path}.subnets`, 'network-not-allowed', { mode: 'bridge' }),
      ])
    })

    describe('of IPv6 alone', () => {
      const ipv6 = {
        subnets: [{ ...subnet('subnet-6', 'vpc-1', true, 0), isIpv6Only: true }],
        securityGroups: [],
      }
      const image = '111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1'
      const dualStack = '111122223333.dkr-ecr.us-east-1.on.aws/app:1'
      const running = (...images: string[]) => ({
        network: ipv6,
        definition: {
          ...fargateApp,
          containers: images.map((one, index) => ({ name: `c${index}`, image: one })),
        },
      })
      const there = { networkConfiguration: network(['subnet-6']), compute: fargate }

      it('reaches ECR at its dual-stack address', () => {
        expect(problemsOf(there, running(image, image, 'ghcr.io/acme/app'))).toEqual([
          toWarning(`${path}.subnets`, 'image-over-ipv4', { subnet: 'subnet-6', image, dualStack }),
        ])
        expect(problemsOf(there, running(dualStack))).toEqual([])
        const before = { ...ipv6, subnets: [subnet('subnet-6', 'vpc-1')] }
        expect(problemsOf(there, { ...running(image), network: before })).toEqual([])
      })

      it('has no public IPv4 address, and no number of addresses', () => {
        const open = {
          networkConfiguration: network(['subnet-6'], [], 'ENABLED'),
          compute: fargate,
        }
        expect(problemsOf({ ...open, count: 10 }, running(dualStack))).toEqual([
          toWarning(`${path}.assignPublicIp`, 'public-ip-without-ipv4', { subnet: 'subnet-6' }),
        ])
      })
    })

    it('lies in one VPC', () => {
      expect(problemsOf({ networkConfiguration: network(['subnet-a', 'subnet-z']) })).toEqual([
        toError(`${path}.subnets`, 'subnets-in-two-vpcs', {
          subnet: 'subnet-z',
          vpc: 'vpc-2',
          expectedSubnet: 'subnet-a',
          expectedVpc: 'vpc-1',
        }),
      ])
      expect(problemsOf({ networkConfiguration: network(['subnet-a'], ['sg-2']) })).toEqual([
        toError(`${path}.securityGroups`, 'security-group-in-other-vpc', {
          group: 'sg-2',
          vpc: 'vpc-2',
          expectedVpc: 'vpc-1',
        }),
      ])
      expect(problemsOf({ networkConfiguration: network(['subnet-z'], ['sg-2']) })).toEqual([])
    })

    it('has no public IP where the cluster defaults to EC2', () => {
      const networkConfiguration = network(['subnet-a'], [], 'ENABLED')
      expect(problemsOf({ networkConfiguration, cluster: 'batch' })).toEqual([
        toError(`${path}.assignPublicIp`, 'public-ip-on-ec2', { because: 'clusterDefault' }),
      ])
      expect(problemsOf({ networkConfiguration })).toEqual([])
    })

    it('warns of a public subnet without a public IP on Fargate', () => {
      expect(problemsOf({ networkConfiguration: network(['subnet-b']) })).toEqual([
        toWarning(`${path}.assignPublicIp`, 'image-unreachable', { subnet: 'subnet-b' }),
      ])
      expect(problemsOf({ networkConfiguration: network(['subnet-b'], [], 'ENABLED') })).toEqual([])
    })

    it('warns when the addresses do not suffice', () => {
      expect(problemsOf({ networkConfiguration: network(['subnet-full']), count: 3 })).toEqual([
        toWarning(`${path}.subnets`, 'too-few-addresses', { free: 2, count: 3 }),
      ])
      expect(problemsOf({ networkConfiguration: network(['subnet-full']), count: 2 })).toEqual([])
    })
  })

  it('refuses overrides of a container that the definition does not have', () => {
    const overrides = (command?: string[]) => ({ containerOverrides: [{ name: 'web', command }] })
    expect(problemsOf({ overrides: overrides(['x']) })).toEqual([
      toError('overrides.containerOverrides.0.name', 'container-unknown', {
        container: 'web',
        definition: 'app:3',
        containers: ['app', 'log'],
      }),
    ])
    expect(problemsOf({ overrides: overrides() })).toEqual([])
  })
})
