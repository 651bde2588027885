import { describe, expect, it } from 'vitest'
import type { LoadedAccount, LoadedCapacity, LoadedDefinition } from './loaded-account.ts'
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
  return findLaunchProblems(launch, { definition, ...loaded }).map(
    ({ path, message }) => `${path}: ${message}`,
  )
}

/** Rules of providers that only their kind tells; no embedded AWS has Managed Instances. */
describe('rules of the kinds of capacity providers', () => {
  it('do not let Managed Instances mix with Auto Scaling groups', () => {
    expect(problemsOf(['group', 'managed'], { capacity })).toEqual([
      'compute.capacityProviderStrategy.1.capacityProvider: Capacity provider managed is of Managed Instances, which do not mix with Auto Scaling groups. Keep one kind.',
    ])
    expect(problemsOf(['group'], { capacity })).toEqual([])
    expect(problemsOf(['managed'], { capacity })).toEqual([])
  })

  it('take no placement strategy on Managed Instances', () => {
    const placementStrategy = [{ type: 'random' as const }]
    expect(problemsOf(['managed'], { capacity }, { placementStrategy })).toEqual([
      'placementStrategy: Placement strategy cannot be given on Managed Instances. Remove it.',
    ])
    expect(problemsOf(['group'], { capacity }, { placementStrategy })).toEqual([])
  })

  it('hold Auto Scaling groups to launch type EC2', () => {
    const onFargate = { ...definition, compatibilities: ['FARGATE'] }
    expect(problemsOf(['group'], { capacity, definition: onFargate })).toEqual([
      'compute.kind: Compute would be EC2, which app:3 is not compatible with (FARGATE). Choose another.',
    ])
    expect(problemsOf(['managed'], { capacity, definition: onFargate })).toEqual([])
  })

  it('leave a public IP to Managed Instances, and not to Auto Scaling groups', () => {
    const networkConfiguration = {
      awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' as const },
    }
    expect(problemsOf(['group'], { capacity }, { networkConfiguration })).toEqual([
      'networkConfiguration.awsvpcConfiguration.assignPublicIp: Public IP is not available with launch type EC2, which these capacity providers are of. Choose Disabled.',
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
