import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import { startLocalAws } from '../../../start-local-aws.ts'
import { clientOptions } from '../../../test/client-options.ts'
import { seedEc2 } from '../../../seed/ec2-seed.ts'
import { createWorld } from '../../../world/world.ts'
import { createNetworkInterface, deleteNetworkInterface } from '../network-interface.ts'
import { ec2Of } from '../ec2-state.ts'
import { useStillAws } from '../../../test/start-still-aws.ts'

const local = await useStillAws()
const { ec2 } = local

const where = { accountId: '111122223333', region: 'us-east-1' }
const inProd = async () => {
  const { Vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values: ['prod'] }] }),
  )
  return Vpcs[0]?.VpcId ?? ''
}

describe('the seeded network', () => {
  it('has a default VPC and another one in each Region, each with its own ids', async () => {
    const ids = new Set<string>()
    for (const region of ['us-east-1', 'eu-west-1']) {
      const client = new EC2Client(clientOptions(local, 'operator', region))
      const { Vpcs = [] } = await client.send(new DescribeVpcsCommand())
      expect(Vpcs.map(vpc => [vpc.IsDefault, vpc.CidrBlock])).toEqual([
        [true, '172.31.0.0/16'],
        [false, '10.0.0.0/16'],
      ])
      for (const vpc of Vpcs) ids.add(vpc.VpcId ?? '')
    }
    expect(ids.size).toBe(4)
  })

  it('has the same ids in every run', async () => {
    const other = await startLocalAws({ strict: false })
    const client = new EC2Client(clientOptions(other))
    const mine = await ec2.send(new DescribeSubnetsCommand())
    const theirs = await client.send(new DescribeSubnetsCommand())
    const ids = (answer: typeof mine) => answer.Subnets?.map(subnet => subnet.SubnetId)
    expect(ids(theirs)).toEqual(ids(mine))
    await other.close()
  })

  it('puts public and private subnets into three zones, without overlap', async () => {
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [await inProd()] }] }),
    )
    expect(new Set(Subnets.map(subnet => subnet.AvailabilityZone)).size).toBe(3)
    expect(Subnets.filter(subnet => subnet.MapPublicIpOnLaunch)).toHaveLength(3)
    expect(Subnets.filter(subnet => !subnet.MapPublicIpOnLaunch)).toHaveLength(5)
    expect(new Set(Subnets.map(subnet => subnet.CidrBlock)).size).toBe(8)
  })

  it('has only the default VPC without a seed', async () => {
    const empty = await startLocalAws({ strict: false, seed: 'none' })
    const client = new EC2Client(clientOptions(empty))
    const { Vpcs } = await client.send(new DescribeVpcsCommand())
    expect(Vpcs).toMatchObject([{ IsDefault: true, CidrBlock: '172.31.0.0/16' }])
    await empty.close()
  })
})

describe('filters, ids and pages', () => {
  it.each([
    ['availability-zone', ['us-east-1a'], 4],
    ['tag:Name', ['prod-p*-1'], 2],
    ['tag-key', ['Name'], 11],
    ['default-for-az', ['true'], 3],
    ['tag:Nobody', ['*'], 0],
  ])('chooses subnets by %s', async (Name, Values, count) => {
    const answer = await ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name, Values }] }))
    expect(answer.Subnets).toHaveLength(count)
  })

  it.each(['constructor', 'no-such'])('refuses the filter %s', async Name => {
    const command = new DescribeSubnetsCommand({ Filters: [{ Name, Values: ['x'] }] })
    await expect(ec2.send(command)).rejects.toMatchObject({ name: 'InvalidParameterValue' })
  })

  it('says which id does not exist', async () => {
    const subnet = new DescribeSubnetsCommand({ SubnetIds: ['subnet-1'] })
    await expect(ec2.send(subnet)).rejects.toMatchObject({
      name: 'InvalidSubnetID.NotFound',
      message: "The subnet ID 'subnet-1' does not exist",
    })
    const vpc = new DescribeVpcsCommand({ VpcIds: ['vpc-1'] })
    await expect(ec2.send(vpc)).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' })
    const group = new DescribeSecurityGroupsCommand({ GroupIds: ['sg-1'] })
    await expect(ec2.send(group)).rejects.toMatchObject({ name: 'InvalidGroup.NotFound' })
    const eni = new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ['eni-1'] })
    await expect(ec2.send(eni)).rejects.toMatchObject({
      name: 'InvalidNetworkInterfaceID.NotFound',
    })
  })

  it('pages through everything once', async () => {
    const seen: string[] = []
    let NextToken: string | undefined
    do {
      const page = await ec2.send(new DescribeSubnetsCommand({ MaxResults: 5, NextToken }))
      seen.push(...(page.Subnets ?? []).map(subnet => subnet.SubnetId ?? ''))
      NextToken = page.NextToken
    } while (NextToken)
    expect(seen).toHaveLength(11)
    expect(new Set(seen).size).toBe(11)
  })

  it('refuses pages of 4 and tokens that it did not make', async () => {
    const small = new DescribeSubnetsCommand({ MaxResults: 4 })
    await expect(ec2.send(small)).rejects.toMatchObject({ name: 'InvalidParameterValue' })
    const odd = new DescribeSubnetsCommand({ NextToken: 'x' })
    await expect(ec2.send(odd)).rejects.toMatchObject({ name: 'InvalidNextToken' })
  })

  it('finds security groups by name in the default VPC only', async () => {
    const { SecurityGroups: groups = [] } = await ec2.send(
      new DescribeSecurityGroupsCommand({ GroupNames: ['web'] }),
    )
    expect(groups[0]?.IpPermissions?.map(rule => rule.FromPort)).toEqual([80, 443])
    const inOther = new DescribeSecurityGroupsCommand({ GroupNames: ['database'] })
    await expect(ec2.send(inOther)).rejects.toMatchObject({ name: 'InvalidGroup.NotFound' })
  })

  it('answers DryRun with an error that says whether the call is allowed', async () => {
    const command = new DescribeSubnetsCommand({ DryRun: true })
    await expect(ec2.send(command)).rejects.toMatchObject({ name: 'DryRunOperation' })
  })
})

describe('a network interface', () => {
  it('takes an address while it exists, and shows its public address', async () => {
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [await inProd()] }] }),
    )
    const subnetId = Subnets[0]?.SubnetId ?? ''
    const free = async () => {
      const answer = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnetId] }))
      return answer.Subnets?.[0]?.AvailableIpAddressCount
    }
    const request = { ...where, subnetId, groupIds: [], assignPublicIp: true, description: 'task' }
    const before = (await free()) ?? 0
    const eni = createNetworkInterface(local.world, request)
    expect(await free()).toBe(before - 1)
    const byId = new DescribeNetworkInterfacesCommand({
      NetworkInterfaceIds: [eni.networkInterfaceId],
    })
    const { NetworkInterfaces: [described] = [] } = await ec2.send(byId)
    expect(described).toMatchObject({
      PrivateIpAddress: expect.stringMatching(/^10\.0\.0\.\d+$/) as string,
      PrivateDnsName: expect.stringMatching(/^ip-10-0-0-\d+\.ec2\.internal$/) as string,
      Association: { PublicIp: eni.publicIp },
      Groups: [{ GroupName: 'default' }],
      MacAddress: expect.stringMatching(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/) as string,
    })
    deleteNetworkInterface(local.world, where, eni.networkInterfaceId)
    expect(await free()).toBe(before)
    await expect(ec2.send(byId)).rejects.toThrow('does not exist')
  })

  it('is refused in a full subnet and with an unknown group', () => {
    const world = createWorld()
    world.onSeed(seedEc2)
    const state = ec2Of({ world, accountId: where.accountId, region: where.region })
    const [subnet] = [...state.subnets.values()].filter(one => one.cidrBlock === '10.0.1.0/24')
    const request = {
      ...where,
      subnetId: subnet?.subnetId ?? '',
      groupIds: [],
      assignPublicIp: false,
      description: '',
    }
    const made = Array.from({ length: 251 }, () => createNetworkInterface(world, request))
    expect(new Set(made.map(eni => eni.privateIpAddress)).size).toBe(251)
    expect(() => createNetworkInterface(world, request)).toThrow('enough free addresses')
    deleteNetworkInterface(world, where, made[7]?.networkInterfaceId ?? '')
    expect(() => createNetworkInterface(world, { ...request, groupIds: ['sg-x'] })).toThrow(
      "The security group 'sg-x' does not exist",
    )
    expect(createNetworkInterface(world, request).privateIpAddress).toBe(made[7]?.privateIpAddress)
  })
})
