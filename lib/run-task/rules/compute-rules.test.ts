import { describe } from 'vitest'
import { onFargate, onInstances, proveRules } from '../../../e2e/support/prove-rules.ts'

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
      says: 'goes through a capacity provider only',
      refused: onInstances({ launchType: 'MANAGED_INSTANCES' }),
      accepted: onInstances({ launchType: 'EC2' }),
    },
    {
      rule: 'a launch type has to be one that the definition is compatible with',
      path: 'compute.launchType',
      says: 'not compatible',
      refused: onInstances({ launchType: 'FARGATE' }),
      accepted: onInstances(),
    },
    {
      rule: 'at least one weight is above 0',
      path: `${strategy}.0.weight`,
      says: 'nothing is placed',
      refused: spread(['FARGATE', 0]),
      accepted: spread(['FARGATE', 1]),
    },
    {
      rule: 'weight is 1000 at most',
      path: `${strategy}.0.weight`,
      says: 'above 1,000',
      refused: spread(['FARGATE', 1001]),
      accepted: spread(['FARGATE', 1000]),
    },
    {
      rule: 'base is 100,000 at most',
      path: `${strategy}.0.base`,
      says: 'above 100,000',
      refused: spread(['FARGATE', 1, 100_001]),
      accepted: spread(['FARGATE', 1, 100_000]),
    },
    {
      rule: 'base stands on one row',
      path: `${strategy}.1.base`,
      says: 'only one may have it',
      refused: spread(['FARGATE', 1, 1], ['FARGATE_SPOT', 1, 1]),
      accepted: spread(['FARGATE', 1, 1], ['FARGATE_SPOT', 1]),
    },
    {
      rule: 'a provider stands on one row',
      path: `${strategy}.1.capacityProvider`,
      says: 'stands on two rows',
      refused: spread(['FARGATE', 1], ['FARGATE', 1]),
      accepted: spread(['FARGATE', 1], ['FARGATE_SPOT', 1]),
    },
    {
      rule: 'Fargate and Auto Scaling providers do not mix',
      path: `${strategy}.1.capacityProvider`,
      says: 'does not mix',
      refused: spread(['FARGATE', 1], ['batch-asg', 1]),
      accepted: spread(['FARGATE', 1], ['FARGATE_SPOT', 1]),
    },
    {
      rule: 'a provider is associated with the cluster',
      path: `${strategy}.0.capacityProvider`,
      says: 'not associated',
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
      says: '20 at most',
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
      says: 'above 10',
      refused: onFargate({ count: 11 }),
      accepted: onFargate({ count: 10 }),
    },
    {
      rule: 'Spot runs no Windows containers',
      path: `${strategy}.0.capacityProvider`,
      says: 'does not run Windows',
      refused: onFargate({
        taskDefinition: 'windows-app',
        launchType: undefined,
        capacityProviderStrategy: items(['FARGATE_SPOT', 1]),
      }),
      accepted: onFargate({
        taskDefinition: 'windows-app',
        launchType: undefined,
        capacityProviderStrategy: items(['FARGATE', 1]),
      }),
    },
    {
      rule: 'a platform version is for Fargate',
      path: 'platformVersion',
      says: 'for Fargate only',
      refused: onInstances({ platformVersion: '1.4.0' }),
      accepted: onFargate({ platformVersion: '1.4.0' }),
    },
    {
      rule: 'platform version 1.3.0 has no ephemeral storage to set',
      path: 'platformVersion',
      says: 'no ephemeral storage',
      refused: onFargate({
        platformVersion: '1.3.0',
        overrides: { ephemeralStorage: { sizeInGiB: 30 } },
      }),
      accepted: onFargate({ platformVersion: '1.3.0' }),
    },
    {
      rule: 'platform version 1.3.0 has no ARM64',
      path: 'platformVersion',
      says: 'no ARM64',
      refused: onFargate({ taskDefinition: 'arm-app', platformVersion: '1.3.0' }),
      accepted: onFargate({ taskDefinition: 'arm-app', platformVersion: '1.4.0' }),
    },
    {
      rule: 'platform version 1.3.0 has no ECS Exec',
      path: 'platformVersion',
      says: 'no ECS Exec',
      refused: onFargate({ platformVersion: '1.3.0', enableExecuteCommand: true }),
      accepted: onFargate({ platformVersion: 'LATEST', enableExecuteCommand: true }),
    },
    {
      rule: 'platform version 1.3.0 has no 8 vCPU',
      path: 'platformVersion',
      says: '8 vCPU',
      refused: onFargate({
        platformVersion: '1.3.0',
        overrides: { cpu: '8192', memory: '16384' },
      }),
      accepted: onFargate({
        platformVersion: '1.4.0',
        overrides: { cpu: '8192', memory: '16384' },
      }),
    },
  ])
})
