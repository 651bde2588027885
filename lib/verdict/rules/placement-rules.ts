import type { StopRule } from './stop-rule.ts'

const resource = (name: string) => `resource:\\s*\\*?${name}\\b`
const bare = (word: string) => new RegExp(`^(task ?failed ?to ?start:?\\s*)?"?${word}"?[.]?$`, 'i')
const of = (category: string) => ({ category, guide: 'placement' }) as const

/** ECS could not place the task on an instance. Source: Developer Guide, api_failures_messages. */
export const placementRules: readonly StopRule[] = [
  {
    ...of('RESOURCE'),
    id: 'res-cpu',
    when: [new RegExp(`${resource('CPU')}|insufficient cpu|not enough cpu`, 'i')],
    title: 'No instance has enough CPU',
    cause: 'No container instance has as many free CPU units as the task needs.',
    remedy: 'Add or enlarge instances, lower the CPU, or launch when other tasks have stopped.',
  },
  {
    ...of('RESOURCE'),
    id: 'res-memory',
    when: [new RegExp(`${resource('MEMORY')}|insufficient memory available`, 'i')],
    title: 'No instance has enough memory',
    cause: 'No container instance has as much free memory as the task needs.',
    remedy: 'Add or enlarge instances, lower the memory, or launch when other tasks have stopped.',
  },
  {
    ...of('RESOURCE'),
    id: 'res-eni',
    when: [new RegExp(resource('ENI'), 'i')],
    title: 'No instance has a free network interface',
    cause:
      'The instances are at their limit of network interfaces, which includes the primary one.',
    remedy: 'Use larger instances, turn on awsvpcTrunking, or add instances.',
  },
  {
    ...of('RESOURCE'),
    id: 'res-gpu',
    when: [new RegExp(resource('(GPU|NEURON\\w*|INFERENCE\\w*)'), 'i')],
    title: 'No instance has a free GPU',
    cause: 'No container instance has as many free GPUs or accelerators as the task needs.',
    remedy: 'Add instances with GPUs, or use fewer GPUs.',
  },
  {
    ...of('RESOURCE'),
    id: 'res-ports',
    when: [new RegExp(`${resource('PORTS?\\w*')}|already using a port`, 'i')],
    title: 'The host port is in use',
    cause: 'A fixed hostPort is taken on every instance that could run the task.',
    remedy: 'Use dynamic host ports (hostPort 0) or network mode awsvpc, or add instances.',
  },
  {
    ...of('RESOURCE'),
    id: 'res-other',
    when: [/\bresource:[*<"]?\w/i],
    unless: [/resource:\s*\*?fargate|arn/i],
    title: 'No instance has a resource that the task needs',
    cause: 'ECS names the resource in its reason.',
    remedy: 'Add capacity, or use less of the resource.',
  },
  {
    ...of('AGENT'),
    id: 'place-agent',
    when: [
      new RegExp(
        `${bare('AGENT').source}|agent (is |was |has |got )?(currently )?disconnected|agent .{0,40}not connected`,
        'i',
      ),
    ],
    title: 'The container agent is disconnected',
    cause:
      'The ECS agent of the chosen instance was not connected. Agents disconnect now and then, and reconnect on their own.',
    remedy:
      'Launch again first. If it happens again, restart the agent on the instance, or replace the instance.',
  },
  {
    ...of('LOCATION'),
    id: 'place-location',
    when: [bare('LOCATION')],
    title: 'The instances are in another zone than the subnets',
    cause: 'None of the chosen subnets is in the Availability Zone of an instance.',
    remedy: 'Choose subnets in the zones of the instances.',
  },
  {
    ...of('ATTRIBUTE'),
    id: 'place-attribute',
    when: [
      new RegExp(`${bare('ATTRIBUTE').source}|missing an attribute required by your task`, 'i'),
    ],
    title: 'No instance has a required attribute',
    cause:
      'The task needs an attribute that no instance has, such as a log driver, task networking or an architecture.',
    remedy: 'Use instances with that capability, or change the task definition.',
  },
  {
    ...of('MISSING'),
    id: 'place-missing',
    when: [bare('MISSING')],
    title: 'ECS doesn’t know the instance or the task',
    cause: 'It doesn’t exist in this cluster and Region, or ECS has forgotten it.',
    remedy: 'Check the cluster, the Region and the ID.',
  },
  {
    ...of('INACTIVE'),
    id: 'place-inactive',
    when: [
      new RegExp(
        `${bare('INACTIVE').source}|(task definition|cluster|container instance) is inactive`,
        'i',
      ),
    ],
    title: 'The instance or the definition is no longer active',
    cause: 'The container instance was deregistered, or what was named is INACTIVE.',
    remedy: 'Use an active one, and launch again.',
  },
  {
    ...of('PLACEMENT'),
    id: 'place-constraint',
    when: [
      /placement constraint|member ?of.{0,200}(unsatisfied|constraint)|distinct ?instance|constraint.{0,40}(not (met|satisfied)|unsatisfied)/i,
    ],
    title: 'A placement constraint is not met',
    cause: 'No container instance matches the constraint’s expression.',
    remedy: 'Change the expression, or add instances that match it.',
  },
  {
    ...of('PLACEMENT'),
    id: 'place-no-active',
    when: [
      /no active (container )?instances|no container instances? (were|was|are|is)? ?(found|registered|available)/i,
    ],
    title: 'There are no active instances',
    cause: 'The cluster or the capacity provider has no ACTIVE container instance.',
    remedy: 'Check its Auto Scaling group, and ECS_CLUSTER in the instances’ user data.',
  },
  {
    ...of('PLACEMENT'),
    id: 'place-empty-cp',
    when: [
      /empty capacity provider|capacity provider .{0,40}(is empty|has no (registered )?instances)/i,
    ],
    title: 'The capacity provider is empty',
    cause: 'No instance is registered to the cluster through this capacity provider.',
    remedy:
      'Check the desired capacity of its Auto Scaling group and ECS_CLUSTER in its user data.',
  },
  {
    ...of('PLACEMENT'),
    id: 'place-none',
    when: [/unable to place a task|no container instance met all of its requirements/i],
    title: 'No instance could take the task',
    cause: 'No container instance met all of the task’s requirements.',
    remedy: 'Add instances, or change what the task needs.',
  },
]
