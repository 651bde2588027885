import { describe } from 'vitest'
import type { AccountUnderTest } from '../../testing/account-under-test.ts'
import { onFargate, onInstances, proveRules } from '../../testing/arbitrary/prove-rules.ts'

const path = 'networkConfiguration.awsvpcConfiguration'

interface Named {
  subnets?: string[]
  securityGroups?: string[]
  assignPublicIp?: 'ENABLED' | 'DISABLED'
}

const networkOf =
  ({ subnets = ['default-1'], securityGroups = [], assignPublicIp }: Named) =>
  (account: AccountUnderTest) => ({
    awsvpcConfiguration: {
      subnets: subnets.map(name => account.subnets[name] ?? name),
      securityGroups: securityGroups.map(name => account.securityGroups[name] ?? name),
      assignPublicIp,
    },
  })

const inNetwork = (named: Named) => (account: AccountUnderTest) =>
  onFargate({ networkConfiguration: networkOf(named)(account) })(account)

const throughGroup = onInstances({
  taskDefinition: 'ec2-awsvpc-app',
  launchType: undefined,
  capacityProviderStrategy: [{ capacityProvider: 'batch-asg', weight: 1 }],
})

const many = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`)

describe('rules of the network', () => {
  proveRules([
    {
      rule: 'awsvpc needs a network',
      path: `${path}.subnets`,
      code: 'subnets-required-for-awsvpc',
      refused: onFargate({ networkConfiguration: undefined }),
      accepted: onFargate(),
    },
    {
      rule: 'other network modes take none',
      path: `${path}.subnets`,
      code: 'network-not-allowed',
      params: { mode: 'bridge' },
      refused: account => ({
        ...onInstances()(),
        networkConfiguration: networkOf({})(account),
      }),
      accepted: onInstances(),
    },
    {
      rule: 'subnets are of one VPC',
      path: `${path}.subnets`,
      code: 'subnets-in-two-vpcs',
      refused: inNetwork({ subnets: ['default-1', 'prod-private-1'] }),
      accepted: inNetwork({ subnets: ['default-1', 'default-2'] }),
    },
    {
      rule: 'subnets are IDs',
      path: `${path}.subnets`,
      code: 'not-an-id',
      params: { id: 'private', kind: 'subnets' },
      refused: inNetwork({ subnets: ['private'] }),
      accepted: inNetwork({ subnets: ['default-1'] }),
    },
    {
      rule: 'security groups are IDs',
      path: `${path}.securityGroups`,
      code: 'not-an-id',
      params: { id: 'of-nobody', kind: 'securityGroups' },
      refused: inNetwork({ securityGroups: ['of-nobody'] }),
      accepted: inNetwork({}),
    },
    {
      rule: 'up to 16 subnets',
      path: `${path}.subnets`,
      code: 'too-many',
      params: { count: 17, max: 16 },
      refused: inNetwork({ subnets: many(17, 'subnet') }),
      accepted: inNetwork({ subnets: ['default-1'] }),
    },
    {
      rule: 'up to 5 security groups',
      path: `${path}.securityGroups`,
      code: 'too-many',
      params: { count: 6, max: 5 },
      refused: inNetwork({ securityGroups: many(6, 'sg') }),
      accepted: inNetwork({ securityGroups: [] }),
    },
    {
      rule: 'security groups need a subnet',
      path: `${path}.subnets`,
      code: 'subnets-required',
      refused: inNetwork({ subnets: [], securityGroups: ['sg-1'] }),
      accepted: inNetwork({}),
    },
    {
      rule: 'security groups are of the same VPC',
      path: `${path}.securityGroups`,
      code: 'security-group-in-other-vpc',
      refused: inNetwork({ subnets: ['default-1'], securityGroups: ['one-off-tasks'] }),
      accepted: inNetwork({ subnets: ['prod-private-1'] }),
    },
    {
      rule: 'no public IP through a provider of an Auto Scaling group',
      path: `${path}.assignPublicIp`,
      code: 'public-ip-on-ec2',
      params: { because: 'strategy' },
      refused: account => ({
        ...throughGroup(),
        networkConfiguration: networkOf({ assignPublicIp: 'ENABLED' })(account),
      }),
      accepted: account => ({
        ...throughGroup(),
        networkConfiguration: networkOf({ assignPublicIp: 'DISABLED' })(account),
      }),
    },
    {
      rule: 'no public IP on container instances',
      path: `${path}.assignPublicIp`,
      code: 'public-ip-on-ec2',
      params: { because: 'launchType' },
      refused: account => ({
        ...onInstances({ taskDefinition: 'ec2-awsvpc-app' })(),
        networkConfiguration: networkOf({ assignPublicIp: 'ENABLED' })(account),
      }),
      accepted: account => ({
        ...onInstances({ taskDefinition: 'ec2-awsvpc-app' })(),
        networkConfiguration: networkOf({ assignPublicIp: 'DISABLED' })(account),
      }),
    },
  ])
})
