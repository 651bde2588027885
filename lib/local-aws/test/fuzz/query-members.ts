import fc from 'fast-check'
import { pools } from './value-pools.ts'

type Members = Record<string, fc.Arbitrary<unknown>>
const { text, integers, role, token } = pools

const describe: Members = {
  'Filter.1.Name': fc.constantFrom('vpc-id', 'tag:Name', 'state', 'odd', ''),
  'Filter.1.Value.1': text,
  'Filter.2.Name': text,
  'Filter.1': text,
  MaxResults: integers,
  NextToken: token,
  DryRun: pools.flag,
}
const ids = (member: string): Members => ({
  ...describe,
  [`${member}.1`]: text,
  [`${member}.2`]: fc.constantFrom('subnet-1', 'vpc-1', 'sg-1', 'eni-1'),
})

/** The parameters that each Query operation is sent, by service. */
export const queryMembers: Record<'ec2' | 'sts' | 'iam', Record<string, Members>> = {
  ec2: {
    DescribeNetworkInterfaces: ids('NetworkInterfaceId'),
    DescribePrefixLists: ids('PrefixListId'),
    DescribeRouteTables: ids('RouteTableId'),
    DescribeSecurityGroups: { ...ids('GroupId'), 'GroupName.1': text },
    DescribeSubnets: ids('SubnetId'),
    DescribeVpcEndpoints: ids('VpcEndpointId'),
    DescribeVpcs: ids('VpcId'),
  },
  sts: {
    AssumeRole: {
      RoleArn: role,
      RoleSessionName: fc.constantFrom('fuzz', 'a', 'x y', ''),
      DurationSeconds: integers,
      Policy: fc.constantFrom<unknown>('{}', '{', '{"Version":"2012-10-17","Statement":[]}'),
      'Tags.member.1.Key': text,
      'Tags.member.1.Value': text,
      SourceIdentity: text,
    },
    GetCallerIdentity: {},
    GetSessionToken: { DurationSeconds: integers, SerialNumber: text, TokenCode: text },
  },
  iam: {
    GetRole: { RoleName: role },
    ListRoles: { MaxItems: integers, Marker: token, PathPrefix: text },
    SimulatePrincipalPolicy: {
      PolicySourceArn: fc.oneof(role, fc.constant('arn:aws:iam::111122223333:user/operator')),
      'ActionNames.member.1': fc.constantFrom('ecs:RunTask', 'x', ''),
      'ActionNames.member.2': text,
      'ResourceArns.member.1': text,
      'ContextEntries.member.1.ContextKeyName': text,
      'ContextEntries.member.1.ContextKeyType': text,
      MaxItems: integers,
    },
  },
}

/** Parameters that are right, for the operations that need some; the others need none. */
export const rightParameters: Record<string, Record<string, unknown>> = {
  AssumeRole: {
    RoleArn: 'arn:aws:iam::111122223333:role/slipway-operator',
    RoleSessionName: 'fuzz',
  },
  GetRole: { RoleName: 'ecsTaskExecutionRole' },
  SimulatePrincipalPolicy: {
    PolicySourceArn: 'arn:aws:iam::111122223333:user/operator',
    'ActionNames.member.1': 'ecs:RunTask',
  },
}
