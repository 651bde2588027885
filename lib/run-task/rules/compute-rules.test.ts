import { describe } from 'vitest'
import { onFargate, onInstances, proveRules } from '../../testing/arbitrary/prove-rules.ts'

const items = (...names: [provider: string, weight?: number, base?: number][]) =>
  names.map(([capacityProvider, weight, base]) => ({ capacityProvider, weight, base }))

const spread = (...names: [provider: string, weight?: number, base?: number][]) =>
  onFargate({ launchType: undefined, capacityProviderStrategy: items(...names) })

const strategy = 'compute.capacityProviderStrategy'

describe('rules of compute', () => {
  proveRules([
    {
      rule: 'MANAGED_INSTANCES goes through a capacity provider',
      path: 'compute.launchType',
      code: 'managed-instances-need-strategy',
      refused: onInstances({ launchType: 'MANAGED_INSTANCES' }),
      accepted: onInstances({ launchType: 'EC2' }),
    },
    {
      rule: 'a launch type has to be one that the definition is compatible with',
      path: 'compute.launchType',
      code: 'launch-type-incompatible',
      params: { definition: 'bridge-app:1', type: 'FARGATE', compatibilities: ['EXTERNAL', 'EC2'] },
      refused: onInstances({ launchType: 'FARGATE' }),
      accepted: onInstances(),
    },
    {
      rule: 'EXTERNAL takes no network mode awsvpc',
      path: 'compute.launchType',
      code: 'launch-type-incompatible',
      params: {
        definition: 'ec2-awsvpc-app:1',
        type: 'EXTERNAL',
        compatibilities: ['EC2', 'MANAGED_INSTANCES'],
      },
      refused: account => ({
        ...onFargate()(account),
        taskDefinition: 'ec2-awsvpc-app',
        cluster: 'default',
        launchType: 'EXTERNAL',
      }),
      accepted: onInstances({ cluster: 'default', launchType: 'EXTERNAL' }),
    },
    {
      rule: 'at least one weight is above 0',
      path: `${strategy}.0.weight`,
      code: 'weights-zero',
      refused: spread(['FARGATE', 0], ['FARGATE_SPOT']),
      accepted: spread(['FARGATE', 1], ['FARGATE_SPOT']),
    },
    {
      rule: 'weight is 1000 at most',
      path: `${strategy}.0.weight`,
      code: 'number-out-of-range',
      params: { value: 1001, min: 0, max: 1000 },
      refused: spread(['FARGATE', 1001]),
      accepted: spread(['FARGATE', 1000]),
    },
    {
      rule: 'base is 100,000 at most',
      path: `${strategy}.0.base`,
      code: 'number-out-of-range',
      params: { value: 100_001, min: 0, max: 100_000 },
      refused: spread(['FARGATE', 1, 100_001]),
      accepted: spread(['FARGATE', 1, 100_000]),
    },
    {
      rule: 'base stands on one row',
      path: `${strategy}.1.base`,
      code: 'base-repeated',
      refused: spread(['FARGATE', 1, 1], ['FARGATE_SPOT', 1, 1]),
      accepted: spread(['FARGATE', 1, 1], ['FARGATE_SPOT', 1]),
    },
    {
      rule: 'a provider stands on one row',
      path: `${strategy}.1.capacityProvider`,
      code: 'capacity-provider-repeated',
      params: { provider: 'FARGATE' },
      refused: spread(['FARGATE', 1], ['FARGATE', 1]),
      accepted: spread(['FARGATE', 1], ['FARGATE_SPOT', 1]),
    },
    {
      rule: 'Fargate and Auto Scaling providers do not mix',
      path: `${strategy}.1.capacityProvider`,
      code: 'fargate-mixed',
      params: { provider: 'batch-asg' },
      refused: spread(['FARGATE', 1], ['batch-asg', 1]),
      accepted: spread(['FARGATE', 1], ['FARGATE_SPOT', 1]),
    },
    {
      rule: 'a provider is associated with the cluster',
      path: `${strategy}.0.capacityProvider`,
      code: 'capacity-provider-not-associated',
      params: { provider: 'elsewhere', cluster: 'batch', associated: ['batch-asg'] },
      refused: onInstances({
        launchType: undefined,
        capacityProviderStrategy: items(['elsewhere', 1]),
      }),
      accepted: onInstances({
        launchType: undefined,
        capacityProviderStrategy: items(['batch-asg', 1]),
      }),
    },
    {
      rule: 'at most 20 providers',
      path: strategy,
      code: 'too-many',
      params: { count: 21, max: 20 },
      refused: onInstances({
        launchType: undefined,
        capacityProviderStrategy: Array.from({ length: 21 }, (_, index) => ({
          capacityProvider: `p${index}`,
          weight: 1,
        })),
      }),
      accepted: onInstances({
        launchType: undefined,
        capacityProviderStrategy: items(['batch-asg', 1]),
      }),
    },
    {
      rule: 'up to 10 tasks a call',
      path: 'count',
      code: 'number-out-of-range',
      params: { value: 11, min: 1, max: 10 },
      refused: onFargate({ count: 11 }),
      accepted: onFargate({ count: 10 }),
    },
  ])
})
