import { DescribeLogGroupsCommand, CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import {
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs'
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMERCIAL_REGIONS } from '../../settings/regions.ts'
import { startStillAws } from '../test/start-still-aws.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'
import { regions } from './regions.ts'

const region = 'eu-central-1'
const aws = await startStillAws({}, region)
afterAll(() => aws.close())
const { ecs, ec2 } = aws

it('knows every Region that the product allows', () => {
  expect(COMMERCIAL_REGIONS.filter(name => !regions.has(name))).toEqual([])
})

it.each([...regions])('answers in %s', async name => {
  const sts = new STSClient({ ...aws.clientOptions(), region: name })
  await expect(sts.send(new GetCallerIdentityCommand())).resolves.toMatchObject({
    Account: '111122223333',
  })
})

it.each(['us-gov-west-1', 'cn-north-1', 'eusc-de-east-1', 'eu-central-9', 'mars-north-1'])(
  'refuses %s, which isn’t in the partition, in AWS’s words',
  async name => {
    const sts = new STSClient({ ...aws.clientOptions(), region: name })
    await expect(sts.send(new GetCallerIdentityCommand())).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      message: `Credential should be scoped to a valid region, not '${name}'. `,
    })
  },
)

describe('a Region without the demo’s seed has what a new account has', () => {
  it('no clusters, not even the default one, no families and no log groups', async () => {
    expect(await ecs.send(new ListClustersCommand())).toMatchObject({ clusterArns: [] })
    expect(await ecs.send(new DescribeClustersCommand())).toMatchObject({
      clusters: [],
      failures: [{ arn: `arn:aws:ecs:${region}:111122223333:cluster/default`, reason: 'MISSING' }],
    })
    expect(await ecs.send(new ListTaskDefinitionFamiliesCommand())).toMatchObject({ families: [] })
    const logs = new CloudWatchLogsClient(aws.clientOptions())
    expect(await logs.send(new DescribeLogGroupsCommand())).toMatchObject({ logGroups: [] })
    for (const command of [new ListTasksCommand(), new RunTaskCommand({ taskDefinition: 'any' })])
      await expect(ecs.send(command as ListTasksCommand)).rejects.toMatchObject({
        name: 'ClusterNotFoundException',
      })
  })

  it('the default VPC with its subnets and its default security group', async () => {
    const { Vpcs: vpcs } = await ec2.send(new DescribeVpcsCommand())
    expect(vpcs).toMatchObject([{ IsDefault: true }])
    expect(vpcs?.[0]?.Tags ?? []).toEqual([])
    const { Subnets: subnets } = await ec2.send(new DescribeSubnetsCommand())
    expect(subnets).toMatchObject([
      { AvailabilityZone: 'eu-central-1a', AvailabilityZoneId: 'euc1-az1', DefaultForAz: true },
      { AvailabilityZone: 'eu-central-1b', AvailabilityZoneId: 'euc1-az2', DefaultForAz: true },
      { AvailabilityZone: 'eu-central-1c', AvailabilityZoneId: 'euc1-az3', DefaultForAz: true },
    ])
    const { SecurityGroups: groups } = await ec2.send(new DescribeSecurityGroupsCommand())
    expect(groups).toMatchObject([{ GroupName: 'default' }])
  })

  it('the roles of the account, because IAM is global', async () => {
    const { Roles: roles } = await new IAMClient(aws.clientOptions()).send(new ListRolesCommand())
    expect(roles?.map(({ RoleName }) => RoleName)).toContain('ecsTaskExecutionRole')
  })

  it('and everything that a first task needs', async () => {
    await ecs.send(new CreateClusterCommand({ clusterName: 'default' }))
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'first',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image: 'busybox', command: ['exit', '3'] }],
      }),
    )
    const { Subnets: [subnet] = [] } = await ec2.send(new DescribeSubnetsCommand())
    const { tasks: [task] = [] } = await ecs.send(
      new RunTaskCommand({
        taskDefinition: 'first',
        launchType: 'FARGATE',
        networkConfiguration: {
          awsvpcConfiguration: { subnets: [subnet?.SubnetId ?? ''], assignPublicIp: 'ENABLED' },
        },
      }),
    )
    expect(task?.taskArn).toContain(`arn:aws:ecs:${region}:111122223333:task/default/`)
    aws.clock.advance(10 * 60_000)
    const seen = await ecs.send(new DescribeTasksCommand({ tasks: [task?.taskArn ?? ''] }))
    expect(seen.tasks).toMatchObject([{ lastStatus: 'STOPPED', containers: [{ exitCode: 3 }] }])
  })
})

it('fills a Region when it is first used, so memory grows by what is used only', async () => {
  const fresh = await startStillAws()
  try {
    await fresh.ecs.send(new ListClustersCommand())
    expect(fresh.world.usedRegions()).toEqual([{ accountId: '111122223333', region: 'us-east-1' }])
    const place = { world: fresh.world, accountId: '111122223333', region: 'ap-southeast-3' }
    expect(ecsOf(place).clusters.size).toBe(0)
  } finally {
    await fresh.close()
  }
})
