import { describe } from 'vitest'
import { onFargate, onInstances, proveRules } from '../../testing/prove-rules.ts'

const items = (...names: [provider: string, weight: number][]) =>
  names.map(([capacityProvider, weight]) => ({ capacityProvider, weight }))

const withFile = {
  containerOverrides: [
    {
      name: 'app',
      environmentFiles: [{ type: 's3' as const, value: 'arn:aws:s3:::settings/production.env' }],
    },
  ],
}

describe('rules of platforms', () => {
  proveRules([
    {
      rule: 'Spot runs no Windows containers',
      path: 'compute.capacityProviderStrategy.1.capacityProvider',
      says: 'does not run Windows',
      refused: onFargate({
        taskDefinition: 'windows-app',
        launchType: undefined,
        capacityProviderStrategy: items(['FARGATE', 9], ['FARGATE_SPOT', 1]),
      }),
      accepted: onFargate({
        taskDefinition: 'windows-app',
        launchType: undefined,
        capacityProviderStrategy: items(['FARGATE', 9], ['FARGATE_SPOT', 0]),
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
      rule: 'platform version 1.0.0 is of Windows',
      path: 'platformVersion',
      says: 'does not exist for Linux',
      refused: onFargate({ platformVersion: '1.0.0' }),
      accepted: onFargate({ taskDefinition: 'windows-app', platformVersion: '1.0.0' }),
    },
    {
      rule: 'platform version 1.4.0 is of Linux',
      path: 'platformVersion',
      says: 'does not exist for Windows',
      refused: onFargate({ taskDefinition: 'windows-app', platformVersion: '1.4.0' }),
      accepted: onFargate({ platformVersion: '1.4.0' }),
    },
    {
      rule: 'platform version 1.3.0 has no environment files',
      path: 'platformVersion',
      says: 'no environment files',
      refused: onFargate({ platformVersion: '1.3.0', overrides: withFile }),
      accepted: onFargate({ platformVersion: '1.4.0', overrides: withFile }),
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
