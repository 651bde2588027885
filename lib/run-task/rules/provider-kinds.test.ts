import { describe, expect, it } from 'vitest'
import type { LoadedAccount, LoadedCapacity, LoadedDefinition } from './loaded-account.ts'
import { toError, toWarning } from '../problems/problem.ts'
import { launchSchema } from '../schema.ts'
import type { LaunchInput } from '../schema.ts'
import { findProblems } from './find-problems.ts'
import { findLaunchProblems } from './launch-rules.ts'

const capacity: LoadedCapacity = {
  providers: [
    { name: 'group', kind: 'autoScalingGroup' },
    { name: 'managed', kind: 'managedInstances' },
  ],
}

const definition: LoadedDefinition = {
  family: 'app',
  revision: 3,
  status: 'ACTIVE',
  networkMode: 'awsvpc',
  compatibilities: ['EC2', 'FARGATE'],
  containers: [{ name: 'app' }],
}

const problemsOf = (
  providers: string[],
  loaded: LoadedAccount,
  input: Partial<LaunchInput> = {},
) => {
  const launch = launchSchema.parse({
    taskDefinition: 'app:3',
    compute: {
      kind: 'strategy',
      capacityProviderStrategy: providers.map(capacityProvider => ({
        capacityProvider,
        weight: 1,
      })),
    },
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    ...input,
  })
  return findLaunchProblems(launch, { definition, ...loaded })
}

const errorsOf = (...given: Parameters<typeof problemsOf>) =>
  problemsOf(...given).filter(({ severity }) => severity === 'error')

/** Rules of providers that only their kind tells; no embedded AWS has Managed Instances. */
describe('rules of the kinds of capacity providers', () => {
  it('do not let Managed Instances mix with Auto Scaling groups', () => {
    expect(problemsOf(['group', 'managed'], { capacity })).toEqual([
      toError('compute.capacityProviderStrategy.1.capacityProvider', 'managed-instances-mixed', {
        provider: 'managed',
      }),
    ])
    expect(problemsOf(['group'], { capacity })).toEqual([])
    expect(errorsOf(['managed'], { capacity })).toEqual([])
  })

  it('take no placement strategy on Managed Instances', () => {
    const placementStrategy = [{ type: 'random' as const }]
    expect(errorsOf(['managed'], { capacity }, { placementStrategy })).toEqual([
      toError('placementStrategy', 'placement-on-managed-instances'),
    ])
    expect(problemsOf(['group'], { capacity }, { placementStrategy })).toEqual([])
  })

  it('hold Auto Scaling groups to launch type EC2', () => {
    const onFargate = { ...definition, compatibilities: ['FARGATE'] }
    expect(problemsOf(['group'], { capacity, definition: onFargate })).toEqual([
      toError('compute.kind', 'launch-type-incompatible', {
        definition: 'app:3',
        type: 'EC2',
        compatibilities: ['FARGATE'],
      }),
    ])
    expect(errorsOf(['managed'], { capacity, definition: onFargate })).toEqual([])
  })

  it('leave a public IP to Managed Instances, and not to Auto Scaling groups', () => {
    const networkConfiguration = {
      awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' as const },
    }
    expect(problemsOf(['group'], { capacity }, { networkConfiguration })).toEqual([
      toError('networkConfiguration.awsvpcConfiguration.assignPublicIp', 'public-ip-on-ec2', {
        because: 'strategy',
      }),
    ])
    expect(errorsOf(['managed'], { capacity }, { networkConfiguration })).toEqual([])
  })

  it('judge nothing where the kinds were not loaded', () => {
    const networkConfiguration = {
      awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' as const },
    }
    expect(problemsOf(['group', 'managed'], {}, { networkConfiguration })).toEqual([])
  })

  it('warn of the end of a Managed Instance where the split puts a task on one', () => {
    expect(problemsOf(['managed'], { capacity })).toEqual([
      toWarning('compute.capacityProviderStrategy.0.capacityProvider', 'managed-instance-ends'),
    ])
    const defaultCapacityProviderStrategy = [{ capacityProvider: 'managed', weight: 1 }]
    const cluster = { arn: 'arn:x', name: 'default', defaultCapacityProviderStrategy }
    const byDefault = { compute: { kind: 'clusterDefault' as const } }
    expect(problemsOf([], { capacity, clusters: [cluster] }, byDefault)).toEqual([
      toWarning('compute.kind', 'managed-instance-ends'),
    ])
    expect(problemsOf(['group'], { capacity })).toEqual([])
    expect(problemsOf(['managed'], {})).toEqual([])
  })

  it('give Neuron devices to one container, counting those of the definition', () => {
    const neuron = [{ type: 'NeuronDevice' as const, value: 'ALL' }]
    const two: LoadedDefinition = {
      ...definition,
      containers: [{ name: 'app', resourceRequirements: neuron }, { name: 'worker' }],
    }
    const onto = (...names: string[]) => ({
      overrides: {
        containerOverrides: names.map(name => ({ name, resourceRequirements: neuron })),
      },
    })
    const repeated = (index: number, container: string) => [
      toError(
        `overrides.containerOverrides.${index}.resourceRequirements.0.value`,
        'neuron-device-repeated',
        { container },
      ),
    ]
    const known = { capacity, definition: two }
    expect(errorsOf(['managed'], known, onto('app'))).toEqual([])
    expect(errorsOf(['managed'], known, onto('worker'))).toEqual(repeated(0, 'app'))
    // Two overrides tell by themselves.
    const { problems } = findProblems({ taskDefinition: 'app:3', ...onto('app', 'worker') }, {})
    expect(problems).toMatchObject(repeated(1, 'app'))
    expect(errorsOf(['managed'], { capacity }, onto('app'))).toEqual([])
  })
})
