import type { StopRule } from './stop-rule.ts'

/** Containers that could not be created, started or kept running. Source: Developer Guide, stopped-task-error-codes. */
export const containerRules: readonly StopRule[] = [
  {
    id: 'oom',
    category: 'OutOfMemoryError',
    when: [/out ?of ?memory|oom[- ]?kill|killed due to memory/i],
    title: 'The container ran out of memory',
    cause: 'A process exceeded the memory limit of the container or the task and was killed.',
    remedy: 'Raise the memory, lower the program’s heap limit, or look for a memory leak.',
  },
  {
    id: 'exec-format',
    category: 'CannotStartContainerError',
    when: [/exec format error/i],
    title: 'The program is built for another CPU',
    cause: 'The binary in the image is for a different CPU architecture than the host’s.',
    remedy: 'Build the image for the architecture that runtimePlatform names.',
  },
  {
    id: 'start-command',
    category: 'CannotStartContainerError',
    when: [
      /cannot ?start ?container|runc|oci runtime|create task for container|starting container process|exec:/i,
      /executable file not found|no such file or directory|permission denied|is a directory/i,
    ],
    title: 'The command can’t be run',
    cause: 'The entry point or the command names a file that doesn’t exist or isn’t executable.',
    remedy: 'Fix the command or its override. Try the image locally.',
  },
  {
    id: 'start-generic',
    category: 'CannotStartContainerError',
    when: [/cannot ?start ?container|failed to get container status/i],
    title: 'The container could not be started',
    cause:
      'The container runtime refused to start it. AWS documents one cause: a memory limit that is too low.',
    remedy: 'Raise the memory. Check the command, the mounts and the log options.',
  },
  {
    id: 'runtime-timeout',
    category: 'ContainerRuntimeTimeoutError',
    when: [/(docker|runtime) ?timeout ?error|could not transition to \w+;? ?timed out/i],
    title: 'The container runtime timed out',
    cause:
      'The container did not reach its next state in time. The host may be busy, or its disk stuck.',
    remedy: 'Launch again. On EC2, check the host’s load and ECS_CONTAINER_START_TIMEOUT.',
  },
  {
    id: 'create-thinpool',
    category: 'CannotCreateContainerError',
    when: [/cannot ?create ?container/i, /thin ?pool|devmapper|no space left/i],
    title: 'The host’s container storage is full',
    cause: 'The instance has no storage left for another container.',
    remedy: 'Remove old containers and images from the instance, or enlarge its data volume.',
  },
  {
    id: 'create-generic',
    category: 'CannotCreateContainerError',
    when: [/cannot ?create ?container/i],
    title: 'The container could not be created',
    cause: 'The container runtime rejected the container’s mounts, devices, name or limits.',
    remedy: 'Check that the host supports what the container definition asks for.',
  },
  {
    id: 'volume',
    category: 'CannotCreateVolumeError',
    when: [/cannot ?create ?volume|invalid ?volume ?error/i],
    title: 'A volume could not be created',
    cause: 'ECS could not create a volume of the task definition.',
    remedy: 'Check the volume’s definition, and access to EFS or EBS.',
  },
  {
    id: 'stop-failed',
    category: 'CannotStopContainerError',
    when: [/cannot ?stop ?container|failed sending sigterm/i],
    title: 'The container could not be stopped',
    cause: 'The container runtime did not stop it.',
    remedy: 'This usually resolves itself. On EC2, check the Docker daemon.',
  },
  {
    id: 'inspect-failed',
    category: 'CannotInspectContainerError',
    when: [/cannot ?(inspect|describe) ?container/i],
    title: 'The container could not be inspected',
    cause:
      'The ECS agent could not get the container’s state from the runtime, or the container disappeared.',
    remedy: 'Launch again. On EC2, check the host’s load and the Docker daemon.',
  },
  {
    id: 'runtime-error',
    category: 'ContainerRuntimeError',
    when: [/container ?(runtime|vanished|networking) ?error|docker ?state ?error/i],
    title: 'The container runtime failed',
    cause: 'The ECS agent or the container runtime had an unexpected error.',
    remedy: 'Launch again. If it happens again on Fargate, contact AWS Support.',
  },
  {
    id: 'dependency',
    category: 'TaskDependencyError',
    when: [
      /task ?dependency ?error|dependenc(y|ies).{0,60}(cannot be resolved|did not|failed|not met)|failed to start.*depend/i,
    ],
    title: 'A container dependency was not met',
    cause: 'A dependsOn condition (START, HEALTHY, SUCCESS or COMPLETE) can no longer be met.',
    remedy: 'Check the container that it depends on, and that container’s startTimeout.',
  },
  {
    id: 'internal',
    category: 'InternalError',
    when: [/\binternal ?error\b/i],
    title: 'AWS had an internal error',
    cause: 'AWS failed to run the task, or its network interface was not ready in time.',
    remedy: 'Launch again. If it happens again, contact AWS Support.',
  },
]
