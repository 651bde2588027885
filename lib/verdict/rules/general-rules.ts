import { badCredentials, unreachable, unresolved } from './faults.ts'
import type { StopRule } from './stop-rule.ts'
import { notAnImage, parameterStore, secretsManager } from './subjects.ts'

const initialization = { category: 'ResourceInitializationError' } as const

/**
 * What AWS's error name alone tells. They count only where no rule knows the sentence, and claim no
 * more than the name says.
 */
export const generalRules: readonly StopRule[] = [
  {
    ...initialization,
    id: 'role-credentials',
    when: [badCredentials],
    title: 'There are no valid AWS credentials to start the task',
    cause: 'The execution role gave no credentials, or they are no longer valid.',
    remedy: 'Check that the execution role exists and that ECS can assume it. Then launch again.',
    guide: 'executionRole',
  },
  {
    ...initialization,
    id: 'parameter-failed',
    when: [parameterStore, /fail|unable|error|exception|retried|cannot|could ?n/i],
    unless: [secretsManager],
    title: 'A parameter could not be read from Parameter Store',
    cause: 'Why is not known: Slipway doesn’t recognize AWS’s message, or it is cut off.',
    remedy:
      'Check that the parameter exists, that the execution role has ssm:GetParameters, and the route to Systems Manager.',
    guide: 'secrets',
  },
  {
    ...initialization,
    id: 'secret-failed',
    when: [secretsManager, /fail|unable|error|exception|retried|cannot|could ?n/i],
    title: 'A secret could not be read from Secrets Manager',
    cause: 'Why is not known: Slipway doesn’t recognize AWS’s message, or it is cut off.',
    remedy:
      'Check that the secret exists, that the execution role has secretsmanager:GetSecretValue, and the route to Secrets Manager.',
    guide: 'secrets',
  },
  {
    ...initialization,
    id: 'secrets-or-auth',
    when: [
      /secrets? or registry auth|pull command failed:? ?:? ?signal: killed|(pull|retriev|fetch|get)\w{0,8}( the| a)? secrets?\b|secrets? manager|parameter store/i,
    ],
    title: 'The secrets or the registry login could not be read',
    cause:
      'Before it starts, the task reads its secrets and signs in to ECR. Without another word of AWS, it usually has no network path to ECR, Systems Manager or Secrets Manager.',
    remedy:
      'Check the route, the public IP and the endpoints for each of these services, then the execution role’s permissions.',
    guide: 'initialization',
  },
  {
    id: 'pull-failed',
    category: 'CannotPullContainerError',
    when: [
      /cannot ?pull(\w*error)?|image pull failed|failed to pull (the )?(container )?image|pull image manifest|can('|no)t pull the image|error pulling image/i,
    ],
    unless: [notAnImage],
    title: 'The image could not be pulled',
    cause:
      'Why is not known: Slipway doesn’t recognize the rest of AWS’s message. Long messages are cut off.',
    remedy: 'Check the image name, then the role’s permissions, then the network path.',
    guide: 'pull',
  },
  {
    id: 'start-status',
    category: 'CannotStartContainerError',
    when: [/failed to get container status/i],
    unless: [/cannot ?(inspect|describe|stop)/i],
    title: '{container} could not be started',
    cause:
      'The runtime could not tell the container’s state. AWS documents one cause: a memory limit that is too low.',
    remedy: 'Raise the memory. Check the command, the mounts and the log options.',
    guide: 'startContainer',
  },
  {
    id: 'start-failed',
    category: 'CannotStartContainerError',
    when: [
      /cannot ?start ?container|oci runtime (create|exec|start) failed|failed to create (shim )?task/i,
    ],
    title: '{container} could not be started',
    cause:
      'The container runtime refused to start it. Why is not known: Slipway doesn’t recognize the rest of AWS’s message.',
    remedy: 'Check what the message names: the command, the mounts, the devices or the limits.',
    guide: 'startContainer',
  },
  {
    id: 'create-failed',
    category: 'CannotCreateContainerError',
    when: [/cannot ?create ?container/i],
    title: '{container} could not be created',
    cause:
      'The container runtime refused it. Why is not known: Slipway doesn’t recognize the rest of AWS’s message.',
    remedy: 'Check that the host supports what the container definition asks for.',
    guide: 'createContainer',
  },
  {
    id: 'volume',
    category: 'CannotCreateVolumeError',
    when: [
      /cannot ?create ?volume|invalid ?volume ?error|(creat|mount)\w{0,8} (the )?volume|volume .{0,60}(fail|error)/i,
    ],
    title: 'A volume could not be created',
    cause: 'ECS could not create or mount a volume of the task definition.',
    remedy: 'Check the volume’s definition and host path, and access to EFS or EBS.',
    guide: 'createVolume',
  },
  {
    id: 'stop-failed',
    isEndLost: true,
    category: 'CannotStopContainerError',
    when: [/cannot ?stop ?container|failed sending sig(term|kill)/i],
    title: '{container} could not be stopped',
    cause: 'The container runtime did not stop it.',
    remedy: 'This usually resolves itself. On EC2, check the Docker daemon.',
    guide: 'stopContainer',
  },
  {
    id: 'inspect-failed',
    isEndLost: true,
    category: 'CannotInspectContainerError',
    when: [/cannot ?(inspect|describe|list|get) ?container/i],
    title: '{container} could not be inspected',
    cause:
      'The ECS agent could not get the container’s state from the runtime, or the container disappeared.',
    remedy: 'Launch again. On EC2, check the host’s load and the Docker daemon.',
    guide: 'inspectContainer',
  },
  {
    id: 'networking-failed',
    category: 'ContainerNetworkingError',
    when: [/container ?networking ?error/i],
    title: 'The task’s network could not be configured',
    cause: 'The host could not set up the network of the containers.',
    remedy: 'Launch again. On EC2, update the ECS agent and its CNI plugins.',
    guide: 'networking',
  },
  {
    id: 'runtime-error',
    isEndLost: true,
    category: 'ContainerRuntimeError',
    when: [/container ?(runtime|vanished) ?error|docker ?state ?error|unknown ?error ?exception/i],
    title: 'The container runtime failed',
    cause: 'The ECS agent or the container runtime had an unexpected error.',
    remedy: 'Launch again. If it happens again on Fargate, contact AWS Support.',
    guide: 'runtimeError',
  },
  {
    id: 'agent-error',
    category: 'AgentError',
    when: [
      /impossible ?state ?transition|task ?state ?error|not recorded as created|unrecognized task|docker ?client ?config|agent ?error/i,
    ],
    title: 'The ECS agent had an error',
    cause: 'The ECS agent on the instance lost track of the container, or could not prepare it.',
    remedy: 'Launch again. If it happens again, update or restart the agent on the instance.',
    guide: 'agent',
  },
  {
    id: 'internal',
    category: 'InternalError',
    when: [
      /\binternal ?(server|service)? ?(error|failure)\b|\bserver ?exception\b|unexpected error/i,
    ],
    title: 'AWS had an internal error',
    cause: 'AWS failed to run the task, or its network interface was not ready in time.',
    remedy: 'Launch again. If it happens again, contact AWS Support.',
    guide: 'internalError',
  },
  {
    ...initialization,
    id: 'initialization-network',
    when: [
      /resource ?initiali[sz]ation ?error|execution resource|agent ?error/i,
      new RegExp(`${unreachable.source}|${unresolved.source}`, 'i'),
    ],
    title: 'The task could not reach a service that it needs to start',
    cause: 'A connection timed out or was refused. AWS’s message names the address.',
    remedy:
      'Check the route, the public IP and the endpoints for the service, outbound port 443 and the VPC’s DNS.',
    guide: 'connectivity',
  },
  {
    ...initialization,
    id: 'initialization',
    when: [/resource ?initiali[sz]ation ?error|initiali[sz]ation (of resources )?failed/i],
    title: 'The task’s resources could not be set up',
    cause: 'A resource that must be ready before the containers start could not be prepared.',
    remedy: 'Read AWS’s message after the prefix, and check what it names.',
    guide: 'initialization',
  },
]
