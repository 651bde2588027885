import { describe } from 'vitest'
import { onFargate, onInstances, proveRules } from '../../testing/arbitrary/prove-rules.ts'

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
      code: 'spot-on-windows',
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
      code: 'platform-version-on-instances',
      refused: onInstances({ platformVersion: '1.4.0' }),
      accepted: onFargate({ platformVersion: '1.4.0' }),
    },
    {
      rule: 'platform version 1.0.0 is of Windows',
      path: 'platformVersion',
      code: 'platform-version-of-other-system',
      params: { version: '1.0.0', system: 'Linux', versions: ['LATEST', '1.4.0', '1.3.0'] },
      refused: onFargate({ platformVersion: '1.0.0' }),
      accepted: onFargate({ taskDefinition: 'windows-app', platformVersion: '1.0.0' }),
    },
    {
      rule: 'platform version 1.4.0 is of Linux',
      path: 'platformVersion',
      code: 'platform-version-of-other-system',
      params: { version: '1.4.0', system: 'Windows', versions: ['LATEST', '1.0.0'] },
      refused: onFargate({ taskDefinition: 'windows-app', platformVersion: '1.4.0' }),
      accepted: onFargate({ platformVersion: '1.4.0' }),
    },
    {
      rule: 'platform version 1.3.0 has no environment files',
      path: 'platformVersion',
      code: 'platform-version-lacks',
      params: { version: '1.3.0', feature: 'environmentFiles' },
      refused: onFargate({ platformVersion: '1.3.0', overrides: withFile }),
      accepted: onFargate({ platformVersion: '1.4.0', overrides: withFile }),
    },
    {
      rule: 'platform version 1.3.0 has no ephemeral storage to set',
      path: 'platformVersion',
      code: 'platform-version-lacks',
      params: { version: '1.3.0', feature: 'ephemeralStorage' },
      refused: onFargate({
        platformVersion: '1.3.0',
        overrides: { ephemeralStorage: { sizeInGiB: 30 } },
      }),
      accepted: onFargate({ platformVersion: '1.3.0' }),
    },
    {
      rule: 'platform version 1.3.0 has no ARM64',
      path: 'platformVersion',
      code: 'platform-version-lacks',
      params: { version: '1.3.0', feature: 'arm64' },
      refused: onFargate({ taskDefinition: 'arm-app', platformVersion: '1.3.0' }),
      accepted: onFargate({ taskDefinition: 'arm-app', platformVersion: '1.4.0' }),
    },
    {
      rule: 'platform version 1.3.0 has no ECS Exec',
      path: 'platformVersion',
      code: 'platform-version-lacks',
      params: { version: '1.3.0', feature: 'exec' },
      refused: onFargate({ platformVersion: '1.3.0', enableExecuteCommand: true }),
      accepted: onFargate({ platformVersion: 'LATEST', enableExecuteCommand: true }),
    },
    {
      rule: 'platform version 1.3.0 has no 8 vCPU',
      path: 'platformVersion',
      code: 'platform-version-lacks',
      params: { version: '1.3.0', feature: 'largeSizes' },
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
