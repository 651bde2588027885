import type { SentenceSource, StopCause } from './stop-cause.ts'

const start = (
  phase: 'place' | 'network',
  title: string,
  sentence: string,
  platform?: 'fargate' | 'ec2',
  source: SentenceSource = 'guide',
): StopCause => ({
  title,
  stopCode: 'TaskFailedToStart',
  phase,
  toldBy: 'service',
  source,
  sentence,
  ...(platform ? { platform } : {}),
})

/** What ends a task before it has its network (Developer Guide, stopped tasks error messages). */
export const networkCauses = {
  'eni-timeout': start(
    'network',
    'The network interface was not provisioned in time',
    'Timeout waiting for network interface provisioning to complete.',
  ),
  'storage-timeout': start(
    'network',
    'The ephemeral storage was not provisioned in time',
    'Timeout waiting for EphemeralStorage provisioning to complete.',
    'fargate',
    'reports',
  ),
  'eni-rate': start(
    'network',
    'Too many network interfaces at once',
    'Rate limit exceeded while preparing network interface to be attached to instance.',
    undefined,
    'partly ours',
  ),
  'eni-subnet-ips': start(
    'network',
    'EC2 refused the network interface',
    "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment {publicIp} in subnet '{subnetId}': {ec2Error}",
    undefined,
    'reports',
  ),
  'eni-attach': start(
    'network',
    'The instance has no free slot for a network interface',
    'Unable to attach network interface to unused device index',
    'ec2',
  ),
  compat: start(
    'place',
    'The task definition is not compatible with the compute',
    'The selected task definition is not compatible with the selected compute strategy.',
  ),
  'no-role': start(
    'place',
    'The role cannot be assumed',
    "ECS was unable to assume the role '{roleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
  ),
  'fargate-capacity': start(
    'place',
    'Fargate has no capacity',
    'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    'fargate',
  ),
  'fargate-quota': start(
    'place',
    'The vCPU quota is used up',
    "You've reached the limit on the number of vCPUs you can run concurrently",
    'fargate',
  ),
} satisfies Record<string, StopCause>
