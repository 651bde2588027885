import type { StopRule } from './stop-rule.ts'

const failedToStart = { category: 'TaskFailedToStart', guide: 'failedToStart' } as const

/** Capacity, quotas, roles and the definition. Source: Developer Guide, failed-to-start-error. */
export const capacityRules: readonly StopRule[] = [
  {
    ...failedToStart,
    id: 'storage-timeout',
    when: [/time(d )?-?out.{0,40}ephemeral ?storage/i],
    title: 'The ephemeral storage was not ready in time',
    cause: 'Fargate did not provide the task’s storage in time.',
    remedy: 'Launch again.',
  },
  {
    ...failedToStart,
    id: 'ephemeral-storage-kms',
    when: [
      /ephemeral ?storage|fargate/i,
      /\bkms\b|encrypt/i,
      /denied|not authorized|invalid|not ?found|unable|fail|disabled|access/i,
    ],
    title: 'The KMS key of the ephemeral storage can’t be used',
    cause:
      'The cluster encrypts Fargate storage with a key that Fargate isn’t allowed to use, or that is disabled.',
    remedy: 'Check the key’s state, and its policy for the Fargate service principal.',
  },
  {
    id: 'platform-version',
    category: 'PlatformTaskDefinitionIncompatibilityException',
    when: [
      /platform ?(unknown|task ?definition ?incompatibility) ?exception|platform version.{0,80}(not (support|supported|exist|compatible|available)|unknown|invalid|required)|not supported (on|by|in) (this |the )?(fargate )?platform version|requested capabilities are not supported/i,
    ],
    title: 'The platform version doesn’t fit the task',
    cause:
      'The Fargate platform version doesn’t exist, or lacks a feature that the task definition uses.',
    remedy: 'Choose platform version LATEST, or 1.4.0 or later.',
    guide: 'definition',
  },
  {
    ...failedToStart,
    id: 'compat',
    when: [
      /not compatible with the (selected|specified|provided)|(launch type|capacity provider|compute strategy|task definition).{0,80}(not compatible|incompatible)|incompatible with the (launch|capacity|compute)|does not support (the )?(launch[ _]?type|requirescompatibilities)|only supports? network[ _]?mode|network[ _]?mode .{0,40}(not supported|required)/i,
    ],
    title: 'Launch type and task definition do not match',
    cause:
      'requiresCompatibilities or the network mode doesn’t fit the launch type or capacity provider. Fargate wants FARGATE and awsvpc.',
    remedy: 'Choose a launch type that matches, or register a compatible revision.',
  },
  {
    id: 'fargate-capacity',
    category: 'CAPACITY',
    when: [
      /capacity is (currently )?(unavailable|not available)|(insufficient|not enough|no) (fargate )?capacity|resource:\s*\*?fargate|capacity (is )?(temporarily )?unavailable|do(es)? not have (sufficient|enough) .{0,40}capacity/i,
    ],
    unless: [
      /insufficientinstancecapacity|instance type|ec2 capacity|\b[a-z]\d[a-z]*\.(\d*x?large|metal|medium|micro|small)/i,
    ],
    title: 'Fargate has no capacity available',
    cause:
      'AWS has no Fargate or Fargate Spot capacity for this task size in your subnets’ Availability Zones.',
    remedy:
      'Launch again later, choose subnets in more zones, try another size, or use FARGATE instead of FARGATE_SPOT.',
    guide: 'fargateCapacity',
  },
  {
    id: 'ec2-capacity',
    category: 'CAPACITY',
    when: [
      /insufficient ?instance ?capacity|do(es)? not have (sufficient|enough) .{0,60}capacity|no (ec2 )?capacity|unable to launch (an? )?(ec2 )?instance|insufficient capacity/i,
    ],
    title: 'EC2 has no capacity for an instance',
    cause:
      'AWS has no instances of the type that the capacity provider asks for in these Availability Zones.',
    remedy: 'Launch again later, or allow more instance types and zones in the capacity provider.',
    guide: 'placement',
  },
  {
    id: 'fargate-quota',
    category: 'QUOTA',
    when: [
      /reached the limit on the number of|configuration is above your limit|(vcpu|task|fargate|service) ?quota.{0,40}(exceeded|reached)|vcpu ?limit ?exceeded|exceed\w* .{0,40}(vcpu|fargate|on-demand) .{0,20}(limit|quota)|(limit|quota) .{0,40}(vcpus?|concurrent tasks|fargate)/i,
    ],
    title: 'The account’s Fargate quota is used up',
    cause: 'The account runs as many Fargate tasks or vCPUs in this Region as its quota allows.',
    remedy:
      'Wait until tasks stop, or request a quota increase (L-3032A538 for On-Demand, L-36FBB829 for Spot).',
    guide: 'quotas',
  },
  {
    id: 'execution-role-missing',
    category: 'ClientException',
    when: [
      /requires? (the )?task definition to have (an )?execution role|execution ?role ?(arn)?.{0,60}(required|must be|missing|not (set|specified))/i,
    ],
    title: 'The task definition has no execution role',
    cause: 'Fargate needs an execution role to pull from ECR, to write awslogs or to read secrets.',
    remedy: 'Name an execution role in the task definition, or override it for this launch.',
    guide: 'executionRole',
  },
  {
    id: 'fargate-size',
    category: 'ClientException',
    when: [
      /no fargate configuration exists|invalid (cpu|memory).{0,40}(combination|for the (cpu|memory))/i,
    ],
    title: 'Fargate has no such size',
    cause: 'Fargate doesn’t offer this combination of CPU and memory.',
    remedy: 'Choose a valid pair, such as 1 vCPU with 2 to 8 GiB.',
    guide: 'definition',
  },
  {
    id: 'no-role',
    category: 'ClientException',
    when: [
      /(unable|failed|not able|could not|cannot|can't) to? ?assume (the |task |execution |this |service linked |service-linked )*role|assume ?role.{0,100}(denied|not authorized|fail|invalid)|sts:assumerole|proper trust relationship|role .{0,100}(not|n't) exist|no such role|invalid ?(iam ?)?role|trust (policy|relationship)/i,
    ],
    unless: [/secretsmanager:|ssm:|ecr:|logs:|s3:/i, /infrastructure role/i],
    title: 'ECS can’t assume the role',
    cause:
      'The role’s trust policy doesn’t name ecs-tasks.amazonaws.com, or the role doesn’t exist or was only just created.',
    remedy: 'Fix the trust policy. If the role is new, launch again in a few seconds.',
    guide: 'taskRole',
  },
  {
    id: 'service-linked-role',
    category: 'ClientException',
    when: [/service[- ]linked role/i],
    title: 'The service-linked role of ECS can’t be used',
    cause: 'AWSServiceRoleForECS doesn’t exist yet, or a policy keeps ECS from using it.',
    remedy:
      'Create it with aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com, and launch again.',
    guide: 'taskRole',
  },
]
