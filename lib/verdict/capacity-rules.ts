import type { StopRule } from './stop-rule.ts'

/** Network interfaces, capacity, quotas and roles. Source: Developer Guide, failed-to-start-error. */
export const capacityRules: readonly StopRule[] = [
  {
    id: 'eni-timeout',
    category: 'TaskFailedToStart',
    when: [/time(d )?-?out.{0,20}network interface/i],
    title: 'The network interface was not ready in time',
    cause: 'EC2 did not create or attach the network interface within the time that ECS allows.',
    remedy: 'Launch again a little later; check free addresses of the subnet and interface quotas.',
  },
  {
    id: 'storage-timeout',
    category: 'TaskFailedToStart',
    when: [/time(d )?-?out.{0,20}ephemeral ?storage/i],
    title: 'The ephemeral storage was not ready in time',
    cause: 'Fargate did not provide the storage of the task in time.',
    remedy: 'Launch again.',
  },
  {
    id: 'eni-rate',
    category: 'TaskFailedToStart',
    when: [/rate (limit )?exceeded.*network interface/i],
    title: 'Creating network interfaces was throttled',
    cause: 'Too many tasks were started at once.',
    remedy: 'Launch again, fewer at a time.',
  },
  {
    id: 'eni-subnet-ips',
    category: 'TaskFailedToStart',
    when: [/create network interface|insufficient ?free ?addresses/i],
    title: 'The network interface could not be created',
    cause: 'The documented case: the subnet has no free addresses.',
    remedy: 'Choose another or a larger subnet, or list several.',
  },
  {
    id: 'eni-attach',
    category: 'TaskFailedToStart',
    when: [/unable to attach network interface/i],
    title: 'The instance cannot attach another network interface',
    cause: 'The task was placed on an instance without room for one.',
    remedy: 'Use larger instances or awsvpcTrunking, or adjust the size of the task.',
  },
  {
    id: 'compat',
    category: 'TaskFailedToStart',
    when: [/not compatible with the selected/i],
    title: 'Launch type and task definition do not match',
    cause:
      'requiresCompatibilities or the network mode do not suit the launch type or capacity provider.',
    remedy: 'Choose a launch type that matches, or register a compatible revision.',
  },
  {
    id: 'fargate-capacity',
    category: 'CAPACITY',
    when: [/capacity is (currently )?(unavailable|not available)|insufficient capacity/i],
    title: 'Fargate has no capacity here now',
    cause: 'AWS has no Fargate (or Spot) capacity of this size in the zones of your subnets.',
    remedy:
      'Launch again later, list subnets in more zones, try another size, or FARGATE instead of FARGATE_SPOT.',
  },
  {
    id: 'fargate-quota',
    category: 'QUOTA',
    when: [
      /reached the limit on the number of|configuration is above your limit|quota.{0,20}exceeded/i,
    ],
    title: "The account's Fargate quota is used up",
    cause: 'The number of tasks or vCPUs that may run at once in this Region is reached.',
    remedy: 'Wait for tasks to end, or raise the quota (L-3032A538 On-Demand, L-36FBB829 Spot).',
  },
  {
    id: 'no-role',
    category: 'ClientException',
    when: [/unable to assume (the |task )?(service linked )?role/i],
    title: 'The role cannot be assumed',
    cause:
      'Its trust policy does not name ecs-tasks.amazonaws.com, the role is missing, or it was only just created.',
    remedy: 'Mend the trust policy; for a new role launch again after a few seconds.',
  },
]
