import type { StopRule } from './stop-rule.ts'

const resource = (name: string) => new RegExp(`RESOURCE:\\s*\\*?${name}`, 'i')
const bare = (word: string) => new RegExp(`^(task ?failed ?to ?start:?\\s*)?${word}\\.?$`, 'i')

/** ECS could not place the task on an instance. Source: Developer Guide, api_failures_messages. */
export const placementRules: readonly StopRule[] = [
  {
    id: 'res-cpu',
    category: 'RESOURCE',
    when: [resource('CPU')],
    title: 'No instance has enough CPU',
    cause: 'No container instance has as many free CPU units as the task needs.',
    remedy: 'Add or enlarge instances, lower the CPU, or launch when other tasks have stopped.',
  },
  {
    id: 'res-memory',
    category: 'RESOURCE',
    when: [resource('MEMORY')],
    title: 'No instance has enough memory',
    cause: 'No container instance has as much free memory as the task needs.',
    remedy: 'Add or enlarge instances, lower the memory, or launch when other tasks have stopped.',
  },
  {
    id: 'res-eni',
    category: 'RESOURCE',
    when: [resource('ENI')],
    title: 'No instance has a free network interface',
    cause:
      'The instances are at their limit of network interfaces, which includes the primary one.',
    remedy: 'Use larger instances, turn on awsvpcTrunking, or add instances.',
  },
  {
    id: 'res-gpu',
    category: 'RESOURCE',
    when: [resource('GPU')],
    title: 'No instance has a free GPU',
    cause: 'No container instance has as many free GPUs as the task needs.',
    remedy: 'Add instances with GPUs, or use fewer GPUs.',
  },
  {
    id: 'res-ports',
    category: 'RESOURCE',
    when: [resource('PORTS')],
    title: 'The host port is in use',
    cause: 'A fixed hostPort is taken on every instance that could run the task.',
    remedy: 'Use dynamic host ports (hostPort 0) or network mode awsvpc, or add instances.',
  },
  {
    id: 'res-other',
    category: 'RESOURCE',
    when: [resource('')],
    title: 'No instance has a resource that the task needs',
    cause: 'ECS names the resource in its reason.',
    remedy: 'Add capacity, or use less of the resource.',
  },
  {
    id: 'place-agent',
    category: 'AGENT',
    when: [bare('AGENT')],
    title: 'The container agent is disconnected',
    cause: 'The ECS agent of the chosen instance is not connected.',
    remedy: 'Restart or repair the agent, then launch again.',
  },
  {
    id: 'place-location',
    category: 'LOCATION',
    when: [bare('LOCATION')],
    title: 'The instances are in another zone than the subnets',
    cause: 'None of the chosen subnets is in the Availability Zone of an instance.',
    remedy: 'Choose subnets in the zones of the instances.',
  },
  {
    id: 'place-attribute',
    category: 'ATTRIBUTE',
    when: [bare('ATTRIBUTE')],
    title: 'No instance has a required attribute',
    cause:
      'The task needs an attribute that no instance has, such as a log driver, task networking or an architecture.',
    remedy: 'Use instances with that capability, or change the task definition.',
  },
  {
    id: 'place-constraint',
    category: 'PLACEMENT',
    when: [/placement constraint|memberof.*unsatisfied/i],
    title: 'A placement constraint is not met',
    cause: 'No container instance matches the constraint’s expression.',
    remedy: 'Change the expression, or add instances that match it.',
  },
  {
    id: 'place-no-active',
    category: 'PLACEMENT',
    when: [/no active instances/i],
    title: 'There are no active instances',
    cause: 'The capacity provider has no ACTIVE container instance.',
    remedy: 'Check its Auto Scaling group.',
  },
  {
    id: 'place-empty-cp',
    category: 'PLACEMENT',
    when: [/empty capacity provider/i],
    title: 'The capacity provider is empty',
    cause: 'No instance is registered to the cluster through this capacity provider.',
    remedy:
      'Check the desired capacity of its Auto Scaling group and ECS_CLUSTER in its user data.',
  },
]
