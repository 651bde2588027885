import { allow, attachedPolicy } from './attached-policy.ts'
import type { Policy } from './policy.ts'
import type { User } from './principal.ts'

/** The code that the operator's MFA device, `arn:aws:iam::ACCOUNT:mfa/operator`, always shows. */
export const operatorMfaCode = '123456'

const everything = [allow(['*'])]

const readOnly = [
  allow(['ecs:Describe*', 'ecs:List*', 'ec2:Describe*']),
  allow(['iam:List*', 'iam:Get*', 'iam:Simulate*']),
  allow(['logs:Describe*', 'logs:Get*', 'logs:FilterLogEvents', 'logs:StartLiveTail']),
]

export const everythingPolicy = (type: Policy['type']) =>
  attachedPolicy(type, 'everything', everything)
export const readOnlyPolicy = (type: Policy['type']) => attachedPolicy(type, 'read-only', readOnly)

/** Allows assuming the viewer's role, which has the same rights as the viewer. */
function assumeViewer(accountId: string): Policy {
  const resource = `arn:aws:iam::${accountId}:role/slipway-viewer`
  const actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
  return attachedPolicy('user', 'assume-viewer', [allow(actions, { resource })])
}

/**
 * Allows seeing what the launch form offers, and launching, watching and stopping tasks on cluster
 * `demo` only.
 */
function launchOnDemo(accountId: string): Policy {
  const onDemo = { ArnLike: { 'ecs:cluster': `arn:aws:ecs:*:${accountId}:cluster/demo` } }
  const toTasks = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }
  return attachedPolicy('user', 'launch-on-demo', [
    allow(['ecs:ListClusters', 'ecs:DescribeClusters', 'ecs:DescribeCapacityProviders']),
    allow(['ecs:ListTaskDefinition*', 'ecs:DescribeTaskDefinition', 'ec2:Describe*']),
    allow(['ecs:RunTask', 'ecs:StopTask', 'ecs:DescribeTasks', 'ecs:ListTasks'], {
      condition: onDemo,
    }),
    allow(['ecs:TagResource'], { condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } } }),
    allow(['ecs:ListTagsForResource']),
    allow(['iam:PassRole'], { condition: toTasks }),
    allow(['logs:Describe*', 'logs:Get*', 'logs:FilterLogEvents']),
  ])
}

export function demoUsers(accountId: string, outsiderAccountId: string): Omit<User, 'userId'>[] {
  return [
    {
      accountId,
      name: 'operator',
      accessKeyId: 'LOCALOPERATOR0000001',
      policies: [everythingPolicy('user')],
      mfaCode: operatorMfaCode,
    },
    {
      accountId,
      name: 'viewer',
      accessKeyId: 'LOCALVIEWER000000001',
      policies: [readOnlyPolicy('user'), assumeViewer(accountId)],
    },
    {
      accountId,
      name: 'launcher',
      accessKeyId: 'LOCALLAUNCHER0000001',
      policies: [launchOnDemo(accountId)],
    },
    {
      accountId: outsiderAccountId,
      name: 'outsider',
      accessKeyId: 'LOCALOUTSIDER0000001',
      policies: [everythingPolicy('user')],
    },
  ]
}
