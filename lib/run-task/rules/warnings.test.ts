import { describe } from 'vitest'
import type { AccountUnderTest } from '../../testing/account-under-test.ts'
import { role } from '../../testing/account-under-test.ts'
import {
  onFargate,
  onInstances,
  proveDoubts,
  proveWarnings,
} from '../../testing/arbitrary/prove-rules.ts'

const network = 'networkConfiguration.awsvpcConfiguration'

const inSubnets =
  (...names: string[]) =>
  (account: AccountUnderTest) =>
    onFargate({
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: names.map(name => account.subnets[name] ?? name),
          assignPublicIp: 'ENABLED',
        },
      },
    })(account)

const through = (...providers: string[]) =>
  onFargate({
    launchType: undefined,
    capacityProviderStrategy: providers.map(capacityProvider => ({ capacityProvider, weight: 1 })),
  })

/** The first task on FARGATE, the others on Spot. */
const spread = (count: number) =>
  onFargate({
    launchType: undefined,
    count,
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE', base: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 1 },
    ],
  })

const onlyWeighing = (weight: number | undefined) =>
  onFargate({
    launchType: undefined,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight }],
  })

const onApp = (members: object) =>
  onInstances({ overrides: { containerOverrides: [{ name: 'app', ...members }] } })

const withFile = {
  containerOverrides: [
    {
      name: 'app',
      environmentFiles: [{ type: 's3' as const, value: 'arn:aws:s3:::settings/production.env' }],
    },
  ],
}

const constrained = (expression: string) =>
  onInstances({ placementConstraints: [{ type: 'memberOf', expression }] })

describe('warnings, which block nothing', () => {
  proveWarnings([
    {
      rule: 'Spot may stop tasks',
      path: 'compute.capacityProviderStrategy.0.capacityProvider',
      code: 'spot-interrupts',
      warned: through('FARGATE_SPOT'),
      quiet: through('FARGATE'),
    },
    {
      rule: 'Spot stops no task that the split puts elsewhere',
      path: 'compute.capacityProviderStrategy.1.capacityProvider',
      code: 'spot-interrupts',
      warned: spread(2),
      quiet: spread(1),
    },
    {
      rule: 'startedBy had 36 characters in 2022',
      path: 'startedBy',
      code: 'started-by-2022',
      params: { maxCharacters: 36 },
      warned: onFargate({ startedBy: 'x'.repeat(37) }),
      quiet: onFargate({ startedBy: 'x'.repeat(36) }),
    },
    {
      rule: 'startedBy had no slash in 2022',
      path: 'startedBy',
      code: 'started-by-2022',
      params: { maxCharacters: 36 },
      warned: onFargate({ startedBy: 'team/jane' }),
      quiet: onFargate({ startedBy: 'team-jane' }),
    },
    // Recorded answers of AWS have blanks in startedBy, as in "ECS Deploy".
    ...['ECS Deploy', 'jane.doe@example.com', 'größe'].map(startedBy => ({
      rule: `startedBy has other characters than the documentation names: ${startedBy}`,
      path: 'startedBy',
      code: 'started-by-characters' as const,
      warned: onFargate({ startedBy }),
      quiet: onFargate({ startedBy: 'jane-doe_9' }),
    })),
    {
      rule: 'a public subnet without a public IP may not reach the registry',
      path: `${network}.assignPublicIp`,
      code: 'image-unreachable',
      warned: onFargate(),
      quiet: inSubnets('default-1'),
    },
    {
      rule: 'a subnet is named once',
      path: `${network}.subnets`,
      code: 'id-repeated',
      warned: inSubnets('default-1', 'default-1'),
      quiet: inSubnets('default-1', 'default-2'),
    },
    {
      rule: 'inference accelerators are deprecated',
      path: 'overrides.inferenceAcceleratorOverrides',
      code: 'accelerators-deprecated',
      warned: onInstances({
        taskDefinition: 'neural-app',
        overrides: {
          inferenceAcceleratorOverrides: [{ deviceName: 'device_1', deviceType: 'eia2.large' }],
        },
      }),
      quiet: onInstances({ taskDefinition: 'neural-app' }),
    },
    {
      rule: 'operators need a shell',
      path: 'overrides.containerOverrides.0.command',
      code: 'command-without-shell',
      params: { operator: '&&' },
      warned: onApp({ command: ['migrate', '&&', 'report'] }),
      quiet: onApp({ command: ['sh', '-c', 'migrate && report'] }),
    },
    {
      rule: 'a variable is set once',
      path: 'overrides.containerOverrides.0.environment.0.name',
      code: 'variable-repeated',
      params: { name: 'LEVEL' },
      warned: onApp({
        environment: [
          { name: 'LEVEL', value: 'info' },
          { name: 'LEVEL', value: 'debug' },
        ],
      }),
      quiet: onApp({ environment: [{ name: 'LEVEL', value: 'debug' }] }),
    },
    {
      rule: 'environment files are not supported on Windows',
      path: 'overrides.containerOverrides.0.environmentFiles',
      code: 'environment-files-on-windows',
      warned: onFargate({ taskDefinition: 'windows-app', overrides: withFile }),
      quiet: onFargate({ overrides: withFile }),
    },
    {
      rule: 'a container that restarts may never end',
      path: 'taskDefinition',
      code: 'container-restarts',
      params: { container: 'app', ignoresSuccess: false, periodS: 300 },
      warned: onInstances({ taskDefinition: 'restarting-app' }),
      quiet: onInstances({ taskDefinition: 'calm-app' }),
    },
    {
      rule: 'a container that restarts after a failure runs it again',
      path: 'taskDefinition',
      code: 'container-restarts',
      params: { container: 'app', ignoresSuccess: true, periodS: 60 },
      warned: onInstances({ taskDefinition: 'retrying-app' }),
      quiet: onInstances(),
    },
    {
      rule: 'a log driver that does not block may lose lines',
      path: 'taskDefinition',
      code: 'log-may-lose-lines',
      params: { container: 'app', size: '25m' },
      warned: onInstances({ taskDefinition: 'lossy-app' }),
      quiet: onInstances({ taskDefinition: 'lossless-app' }),
    },
    {
      rule: 'S3 Files are mounted with the task role',
      path: 'overrides.taskRoleArn',
      code: 's3-files-need-role',
      params: { volume: 'shared' },
      warned: onFargate({ taskDefinition: 's3-files-app' }),
      quiet: onFargate({
        taskDefinition: 's3-files-app',
        overrides: { taskRoleArn: role('one-off-shell-task') },
      }),
    },
    {
      rule: 'random uses no field',
      path: 'placementStrategy.0.field',
      code: 'field-unused',
      warned: onInstances({ placementStrategy: [{ type: 'random', field: 'host' }] }),
      quiet: onInstances({ placementStrategy: [{ type: 'random' }] }),
    },
  ])
})

describe('what the form warns of, for what it knows may be old', () => {
  proveDoubts([
    {
      rule: 'the weight of a single provider',
      path: 'compute.capacityProviderStrategy.0.weight',
      code: 'weight-of-one-zero',
      doubted: onlyWeighing(0),
      quiet: onlyWeighing(1),
    },
    {
      rule: 'a single provider without a weight',
      path: 'compute.capacityProviderStrategy.0.weight',
      code: 'weight-of-one-zero',
      doubted: onlyWeighing(undefined),
      quiet: onlyWeighing(1),
    },
    {
      rule: 'an expression that begins with no subject',
      path: 'placementConstraints.0.expression',
      code: 'expression-unreadable',
      doubted: constrained('zone == a'),
      quiet: constrained('not (attribute:ecs.os-type == linux) and runningTasksCount < 3'),
    },
    {
      rule: 'an expression that begins with a word like not',
      path: 'placementConstraints.0.expression',
      code: 'expression-unreadable',
      doubted: constrained('nothing(attribute:ecs.os-type == linux)'),
      quiet: constrained('not(attribute:ecs.os-type == windows)'),
    },
    {
      rule: 'an expression that denies no subject',
      path: 'placementConstraints.0.expression',
      code: 'expression-unreadable',
      doubted: constrained('not(zone == a)'),
      quiet: constrained('not (not(attribute:ecs.os-type == linux))'),
    },
    {
      rule: 'an expression without an operator',
      path: 'placementConstraints.0.expression',
      code: 'expression-unreadable',
      doubted: constrained('attribute:ecs.os-type'),
      quiet: constrained('attribute:ecs.os-type exists'),
    },
    {
      rule: 'a subnet that was not listed',
      path: `${network}.subnets`,
      code: 'id-not-listed',
      params: { id: 'subnet-0elsewhere' },
      doubted: inSubnets('subnet-0elsewhere'),
      quiet: inSubnets('default-1'),
    },
    {
      rule: 'a platform version that is not known',
      path: 'platformVersion',
      code: 'platform-version-unknown',
      params: { version: '1.5.0', versions: ['LATEST', '1.4.0', '1.3.0'] },
      doubted: onFargate({ platformVersion: '1.5.0' }),
      quiet: onFargate({ platformVersion: 'LATEST' }),
    },
    {
      rule: 'a cluster that was not listed',
      path: 'cluster',
      code: 'cluster-not-listed',
      params: { cluster: 'elsewhere' },
      doubted: onFargate({ cluster: 'elsewhere' }),
      quiet: onFargate(),
    },
    {
      rule: 'a cluster that has no container instances yet',
      path: 'cluster',
      code: 'cluster-without-instances',
      params: { cluster: 'demo', type: 'EC2' },
      doubted: onInstances({ cluster: 'demo' }),
      quiet: onInstances(),
    },
  ])
})
