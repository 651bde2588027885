import { allow, attachedPolicy } from './attached-policy.ts'
import type { Policy } from './policy.ts'

const allActions = [allow(['*'])]

const readActions = [
  allow(['ecs:Describe*', 'ecs:List*', 'ecs:Get*']),
  allow(['ec2:Describe*', 'ec2:Get*', 'ec2:Search*']),
  allow(['logs:Describe*', 'logs:Get*', 'logs:List*', 'logs:FilterLogEvents']),
  allow(['logs:StartLiveTail', 'logs:StopLiveTail', 'logs:StartQuery', 'logs:StopQuery']),
  allow(['iam:Generate*', 'iam:Get*', 'iam:List*', 'iam:Simulate*']),
  allow(['sts:GetAccessKeyInfo', 'sts:GetCallerIdentity', 'sts:GetSessionToken']),
]

const viewActions = [
  allow(['ecs:Describe*', 'ecs:List*', 'ec2:Describe*', 'logs:Describe*', 'logs:Get*']),
  allow(['iam:List*', 'iam:GetAccountSummary', 'iam:GetLoginProfile']),
]

const powerActions = [
  { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
  allow(['iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole', 'iam:ListRoles']),
]

const ecsPassableRoles = {
  StringLike: {
    'iam:PassedToService': ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com', 'ec2.amazonaws.com'],
  },
}

const ecsActions = [
  allow(['ecs:*', 'ec2:Describe*', 'iam:ListRoles', 'iam:ListInstanceProfiles']),
  allow(['logs:CreateLogGroup', 'logs:DescribeLogGroups', 'logs:FilterLogEvents']),
  allow(['iam:PassRole'], { condition: ecsPassableRoles }),
]

const logActions = [allow(['logs:*'])]
const logReadActions = [
  allow(['logs:Describe*', 'logs:Get*', 'logs:List*', 'logs:FilterLogEvents', 'logs:StartQuery']),
  allow(['logs:StopQuery', 'logs:TestMetricFilter', 'logs:StartLiveTail', 'logs:StopLiveTail']),
]
const executionActions = [
  allow(['ecr:GetAuthorizationToken', 'ecr:BatchCheckLayerAvailability']),
  allow(['ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage']),
  allow(['logs:CreateLogStream', 'logs:PutLogEvents']),
]

/**
 * AWS managed policies by ARN, with their statements about the services of this endpoint (AWS
 * Managed Policy Reference).
 */
export const managedPolicies: ReadonlyMap<string, Policy> = new Map(
  Object.entries({
    AdministratorAccess: allActions,
    PowerUserAccess: powerActions,
    ReadOnlyAccess: readActions,
    'job-function/ViewOnlyAccess': viewActions,
    AmazonECS_FullAccess: ecsActions,
    CloudWatchLogsFullAccess: logActions,
    CloudWatchLogsReadOnlyAccess: logReadActions,
    AmazonEC2ReadOnlyAccess: [allow(['ec2:Describe*', 'ec2:Get*'])],
    'service-role/AmazonECSTaskExecutionRolePolicy': executionActions,
  }).map(([name, statements]) => {
    const id = name.slice(name.indexOf('/') + 1)
    return [`arn:aws:iam::aws:policy/${name}`, attachedPolicy('aws-managed', id, statements)]
  }),
)
