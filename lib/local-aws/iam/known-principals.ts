import type { Role, Statement, User } from './principal.ts'

/** The code that the operator's MFA device, `arn:aws:iam::ACCOUNT:mfa/operator`, always shows. */
export const operatorMfaCode = '123456'

const hour = 3600

/** GetCallerIdentity needs no permission; GetSessionToken cannot be denied to a user either. */
const assumeRoles: Statement = { actions: ['sts:AssumeRole', 'sts:TagSession'] }

const everything: readonly Statement[] = [{ actions: ['*'] }]

const readOnly: readonly Statement[] = [
  { actions: ['ecs:Describe*', 'ecs:List*', 'ec2:Describe*', 'iam:List*', 'iam:Get*'] },
  { actions: ['logs:Describe*', 'logs:Get*', 'logs:FilterLogEvents', 'logs:StartLiveTail'] },
]

/** May see what the launch form offers, and launch, watch and stop tasks on cluster `demo` only. */
function launchOnDemo(accountId: string): readonly Statement[] {
  const demoCluster = [`arn:aws:ecs:*:${accountId}:cluster/demo`]
  return [
    { actions: ['ecs:ListClusters', 'ecs:DescribeClusters', 'ecs:DescribeCapacityProviders'] },
    { actions: ['ecs:ListTaskDefinition*', 'ecs:DescribeTaskDefinition', 'ec2:Describe*'] },
    {
      actions: ['ecs:RunTask', 'ecs:StopTask', 'ecs:DescribeTasks', 'ecs:ListTasks'],
      conditions: { 'ecs:cluster': demoCluster },
    },
    { actions: ['ecs:TagResource'], conditions: { 'ecs:CreateAction': ['RunTask'] } },
    { actions: ['ecs:ListTagsForResource'] },
    {
      actions: ['iam:PassRole'],
      conditions: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com'] },
    },
    { actions: ['logs:Describe*', 'logs:Get*', 'logs:FilterLogEvents'] },
  ]
}

export function demoUsers(accountId: string, outsiderAccountId: string): Omit<User, 'userId'>[] {
  return [
    {
      accountId,
      name: 'operator',
      accessKeyId: 'LOCALOPERATOR0000001',
      statements: everything,
      mfaCode: operatorMfaCode,
    },
    {
      accountId,
      name: 'viewer',
      accessKeyId: 'LOCALVIEWER000000001',
      statements: [...readOnly, { ...assumeRoles, resources: ['*:role/slipway-viewer'] }],
    },
    {
      accountId,
      name: 'launcher',
      accessKeyId: 'LOCALLAUNCHER0000001',
      statements: launchOnDemo(accountId),
    },
    {
      accountId: outsiderAccountId,
      name: 'outsider',
      accessKeyId: 'LOCALOUTSIDER0000001',
      statements: everything,
    },
  ]
}

export function demoRoles(accountId: string, outsiderAccountId: string): Omit<Role, 'roleId'>[] {
  return [accountId, outsiderAccountId].flatMap(owner => [
    {
      accountId: owner,
      name: 'slipway-operator',
      maxSessionSeconds: 12 * hour,
      statements: everything,
    },
    { accountId: owner, name: 'slipway-viewer', maxSessionSeconds: hour, statements: readOnly },
  ])
}
