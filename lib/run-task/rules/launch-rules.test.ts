import { describe, expect, it } from 'vitest'
import { findLaunchProblems } from './launch-rules.ts'
import type { LoadedAccount, LoadedCluster, LoadedDefinition } from './loaded-account.ts'
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
  findLaunchProblems(launchSchema.parse({ ...good, ...input }), { ...account, ...loaded }).map(
    ({ path, severity, message }) => `${severity} ${path}: ${message}`,
  )

const fargate = { kind: 'launchType', launchType: 'FARGATE' } as const
const ec2 = { kind: 'launchType', launchType: 'EC2' } as const
const path = 'networkConfiguration.awsvpcConfiguration'

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

  it('refuses an inactive definition', () => {
    expect(problemsOf({}, { definition: { ...fargateApp, status: 'INACTIVE' } })).toEqual([
      'error taskDefinition: Task definition app:3 is INACTIVE. Choose an active revision.',
    ])
  })

  describe('cluster', () => {
    it('may be left out where there is one named default', () => {
      expect(problemsOf({ cluster: '' })).toEqual([
        'error cluster: Cluster is empty, and there is no cluster named default. Choose one.',
      ])
      expect(problemsOf({ cluster: '' }, { clusters: [{ ...demo, name: 'default' }] })).toEqual([])
    })

    it('may be one that was not listed', () => {
      expect(problemsOf({ cluster: 'new' })).toEqual([
        'warning cluster: Cluster new was not listed. Check its name and the Region.',
      ])
    })

    it('has to be active', () => {
      const clusters = [{ ...demo, status: 'DEPROVISIONING' }]
      expect(problemsOf({}, { clusters })).toEqual([
        'error cluster: Cluster demo is DEPROVISIONING. Choose an ACTIVE one.',
      ])
    })
  })

  describe('compute', () => {
    it('has to be one that the definition is compatible with', () => {
      const launch = { compute: fargate, networkConfiguration: network([]) }
      expect(problemsOf(launch, { definition: bridgeApp })).toEqual([
        'error compute.launchType: Launch type is FARGATE, which app:3 is not compatible with (EC2, EXTERNAL). Choose another.',
      ])
      expect(
        problemsOf({ ...launch, compute: ec2, cluster: 'batch' }, { definition: bridgeApp }),
      ).toEqual([])
    })

    it('counts the default strategy of the cluster', () => {
      const launch = { networkConfiguration: network([]) }
      expect(problemsOf(launch, { definition: bridgeApp })).toEqual([
        'error compute.kind: Compute would be FARGATE, which app:3 is not compatible with (EC2, EXTERNAL). Choose another.',
      ])
      expect(problemsOf({ ...launch, cluster: 'batch' }, { definition: bridgeApp })).toEqual([])
    })

    it('names providers of the cluster', () => {
      const compute = {
        kind: 'strategy' as const,
        capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1 }],
      }
      expect(problemsOf({ compute })).toEqual([
        'error compute.capacityProviderStrategy.0.capacityProvider: Capacity provider asg is not associated with cluster demo. It has FARGATE, FARGATE_SPOT.',
      ])
      expect(problemsOf({ compute, cluster: 'batch' })).toEqual([
        'error compute.capacityProviderStrategy.0.capacityProvider: Capacity provider asg is not associated with cluster batch. It has none.',
      ])
      const clusters = [{ ...demo, capacityProviders: ['asg'] }]
      expect(problemsOf({ compute }, { clusters })).toEqual([])
    })

    it('warns of Spot, wherever it comes from', () => {
      const capacityProviderStrategy = [
        { capacityProvider: 'FARGATE', weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 3 },
      ]
      const says = "may stop these tasks with two minutes' notice."
      expect(problemsOf({ compute: { kind: 'strategy', capacityProviderStrategy } })).toEqual([
        `warning compute.capacityProviderStrategy.1.capacityProvider: Capacity provider FARGATE_SPOT ${says}`,
      ])
      const clusters = [{ ...demo, defaultCapacityProviderStrategy: capacityProviderStrategy }]
      expect(problemsOf({}, { clusters })).toEqual([
        `warning compute.kind: Compute includes FARGATE_SPOT, which ${says}`,
      ])
    })

    it('warns of launch type EC2 without instances', () => {
      expect(problemsOf({ compute: ec2 })).toEqual([
        'warning cluster: Cluster demo has no container instances, which launch type EC2 needs.',
      ])
    })
  })

  describe('network', () => {
    it('is required by awsvpc and refused by other modes', () => {
      expect(problemsOf({ networkConfiguration: network([]) })).toEqual([
        `error ${path}.subnets: Subnets are required by network mode awsvpc. Choose at least one.`,
      ])
      expect(problemsOf({ cluster: 'batch' }, { definition: bridgeApp })).toEqual([
        `error ${path}.subnets: Subnets are refused by this definition's network mode, bridge. Remove the network.`,
      ])
    })

    it('lies in one VPC', () => {
      expect(problemsOf({ networkConfiguration: network(['subnet-a', 'subnet-z']) })).toEqual([
        `error ${path}.subnets: Subnets lie in two VPCs: subnet-z is in vpc-2, subnet-a in vpc-1. Keep one VPC.`,
      ])
      expect(problemsOf({ networkConfiguration: network(['subnet-a'], ['sg-2']) })).toEqual([
        `error ${path}.securityGroups: Security groups must be of vpc-1, as the subnets are: sg-2 is in vpc-2. Remove it.`,
      ])
      expect(problemsOf({ networkConfiguration: network(['subnet-z'], ['sg-2']) })).toEqual([])
    })

    it('has no public IP where the cluster defaults to EC2', () => {
      const networkConfiguration = network(['subnet-a'], [], 'ENABLED')
      expect(problemsOf({ networkConfiguration, cluster: 'batch' })).toEqual([
        `error ${path}.assignPublicIp: Public IP is not available with launch type EC2, the default of this cluster. Choose Disabled.`,
      ])
      expect(problemsOf({ networkConfiguration })).toEqual([])
    })

    it('warns of a public subnet without a public IP on Fargate', () => {
      expect(problemsOf({ networkConfiguration: network(['subnet-b']) })).toEqual([
        `warning ${path}.assignPublicIp: Public IP is off and subnet-b looks public: without a NAT route or endpoints, Fargate cannot pull the image there.`,
      ])
      expect(problemsOf({ networkConfiguration: network(['subnet-b'], [], 'ENABLED') })).toEqual([])
    })

    it('warns when the addresses do not suffice', () => {
      expect(problemsOf({ networkConfiguration: network(['subnet-full']), count: 3 })).toEqual([
        `warning ${path}.subnets: Subnets have 2 free addresses for 3 tasks. Add a subnet, or launch fewer.`,
      ])
      expect(problemsOf({ networkConfiguration: network(['subnet-full']), count: 2 })).toEqual([])
    })
  })

  it('refuses overrides of a container that the definition does not have', () => {
    const overrides = (command?: string[]) => ({ containerOverrides: [{ name: 'web', command }] })
    expect(problemsOf({ overrides: overrides(['x']) })).toEqual([
      'error overrides.containerOverrides.0.name: Container web is not in app:3, which has app, log. Remove its overrides.',
    ])
    expect(problemsOf({ overrides: overrides() })).toEqual([])
  })
})
