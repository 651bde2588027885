import type { NetworkPermission, NetworkProblem } from '@/lib/task-view/task/network-answer'

/** What each permission is needed for. */
const NEEDS = {
  'ec2:DescribeSubnets': 'Names',
  'ec2:DescribeVpcs': 'Names',
  'ec2:DescribeNetworkInterfaces': 'The public IP address and the security groups',
  'ecs:DescribeContainerInstances': 'The EC2 instance ID',
} satisfies Record<NetworkPermission, string>

/** `Names need ec2:DescribeSubnets and ec2:DescribeVpcs.`: a sentence for each thing that is missing. */
export function toNeedsTexts(problems: readonly NetworkProblem[]): string[] {
  const denied = problems.flatMap(problem =>
    problem.kind === 'denied' ? [problem.permission] : [],
  )
  const byNeed = Map.groupBy(denied, permission => NEEDS[permission])
  return [...byNeed].map(([need, permissions]) => {
    const verb = need === NEEDS['ecs:DescribeContainerInstances'] ? 'needs' : 'need'
    return `${need} ${verb} ${permissions.join(' and ')}.`
  })
}

/** Why the rest could not be read, each reason once. */
export const toFailedTexts = (problems: readonly NetworkProblem[]): string[] => [
  ...new Set(problems.flatMap(problem => (problem.kind === 'failed' ? [problem.message] : []))),
]

/** Whose network a task without an interface of its own uses (Developer Guide, "Task networking"). */
export function toHostText(networkMode: string | undefined): string {
  if (networkMode === 'none') return 'The network mode is none: this task has no network.'
  const how = networkMode === 'bridge' ? 'through Docker’s bridge network' : 'directly'
  if (networkMode === 'bridge' || networkMode === 'host') {
    return `This task uses its container instance’s network ${how}. It has no network interface of its own.`
  }
  return 'This task has no network interface of its own.'
}
