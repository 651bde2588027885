import { describe, expect, it } from 'vitest'
import type { LoadedAccount, LoadedCapacity, LoadedDefinition } from './loaded-account.ts'
import { toError } from '../problems/problem.ts'
import { launchSchema } from '../schema.ts'
import type { LaunchInput } from '../schema.ts'
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

/** Rules of providers that only their kind tells; no embedded AWS has Managed Instances. */
describe('rules of the kinds of capacity providers', () => {
  it('do not let Managed Instances mix with Auto Scaling groups', () => {
    expect(problemsOf(['group', 'managed'], { capacity })).toEqual([
      toError('compute.capacityProviderStrategy.1.capacityProvider', 'managed-instances-mixed', {
        provider: 'managed',
      }),
    ])
    expect(problemsOf(['group'], { capacity })).toEqual([])
    expect(problemsOf(['managed'], { capacity })).toEqual([])
  })

  it('take no placement strategy on Managed Instances', () => {
    const placementStrategy = [{ type: 'random' as const }]
    expect(problemsOf(['managed'], { capacity }, { placementStrategy })).toEqual([
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
    expect(problemsOf(['managed'], { capacity, definition: onFargate })).toEqual([])
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
    expect(problemsOf(['managed'], { capacity }, { networkConfiguration })).toEqual([])
  })

  it('judge nothing where the kinds were not loaded', () => {
    const networkConfiguration = {
      awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' as const },
    }
    expect(problemsOf(['group', 'managed'], {}, { networkConfiguration })).toEqual([])
  })
})
