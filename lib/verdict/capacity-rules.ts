import type { StopRule } from './stop-rule.ts'

/** Network interfaces, capacity, quotas and roles. Source: Developer Guide, failed-to-start-error. */
export const capacityRules: readonly StopRule[] = [
  {
    id: 'eni-timeout',
    category: 'TaskFailedToStart',
    when: [/time(d )?-?out.{0,20}network interface/i],
    title: 'The network interface was not ready in time',
    cause: 'EC2 did not create or attach the network interface within the time that ECS allows.',
    remedy:
      'Launch again in a few minutes. Check the subnet’s free IP addresses and the network interface quota.',
  },
  {
    id: 'storage-timeout',
    category: 'TaskFailedToStart',
    when: [/time(d )?-?out.{0,20}ephemeral ?storage/i],
    title: 'The ephemeral storage was not ready in time',
    cause: 'Fargate did not provide the task’s storage in time.',
    remedy: 'Launch again.',
  },
  {
    id: 'eni-rate',
    category: 'TaskFailedToStart',
    when: [/rate (limit )?exceeded.*network interface/i],
    title: 'Creating network interfaces was throttled',
    cause: 'Too many tasks were started at once.',
    remedy: 'Launch again, with fewer tasks at a time.',
  },
  {
    id: 'eni-subnet-ips',
    category: 'TaskFailedToStart',
    when: [/create network interface|insufficient ?free ?addresses/i],
    title: 'The network interface could not be created',
    cause: 'AWS documents one cause: the subnet has no free IP addresses.',
    remedy: 'Choose another subnet, or several.',
  },
  {
    id: 'eni-attach',
    category: 'TaskFailedToStart',
    when: [/unable to attach network interface/i],
    title: 'The instance can’t attach another network interface',
    cause: 'ECS placed the task on an instance that is at its limit of network interfaces.',
    remedy: 'Use larger instances or awsvpcTrunking, or change the size of the task.',
  },
  {
    id: 'compat',
    category: 'TaskFailedToStart',
    when: [/not compatible with the selected/i],
    title: 'Launch type and task definition do not match',
    cause:
      'requiresCompatibilities or the network mode doesn’t fit the launch type or capacity provider.',
    remedy: 'Choose a launch type that matches, or register a compatible revision.',
  },
  {
    id: 'fargate-capacity',
    category: 'CAPACITY',
    when: [/capacity is (currently )?(unavailable|not available)|insufficient capacity/i],
    title: 'Fargate has no capacity available',
    cause:
      'AWS has no Fargate or Fargate Spot capacity for this task size in your subnets’ Availability Zones.',
    remedy:
      'Launch again later, choose subnets in more zones, try another size, or use FARGATE instead of FARGATE_SPOT.',
  },
  {
    id: 'fargate-quota',
    category: 'QUOTA',
    when: [
      /reached the limit on the number of|configuration is above your limit|quota.{0,20}exceeded/i,
    ],
    title: 'The account’s Fargate quota is used up',
    cause: 'The account runs as many Fargate tasks or vCPUs in this Region as its quota allows.',
    remedy:
      'Wait until tasks stop, or request a quota increase (L-3032A538 for On-Demand, L-36FBB829 for Spot).',
  },
  {
    id: 'no-role',
    category: 'ClientException',
    when: [/unable to assume (the |task )?(service linked )?role/i],
    title: 'ECS can’t assume the role',
    cause:
      'The role’s trust policy doesn’t name ecs-tasks.amazonaws.com, or the role doesn’t exist or was only just created.',
    remedy: 'Fix the trust policy. If the role is new, launch again in a few seconds.',
  },
]
