const developerGuide = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/'

/** A page of AWS's documentation. */
export interface GuidePage {
  title: string
  href: string
}

/** The pages that verdicts link to. */
export const guides = {
  stoppedTask: {
    title: 'Stopped task error messages',
    href: `${developerGuide}stopped-task-error-codes.html`,
  },
  pull: {
    title: 'CannotPullContainer task errors',
    href: `${developerGuide}task_cannot_pull_image.html`,
  },
  connectivity: {
    title: 'Verify task connectivity',
    href: `${developerGuide}verify-connectivity.html`,
  },
  architecture: {
    title: 'Task definitions for 64-bit ARM workloads',
    href: `${developerGuide}ecs-arm64.html`,
  },
  initialization: {
    title: 'ResourceInitializationError errors',
    href: `${developerGuide}resource-initialization-error.html`,
  },
  secrets: {
    title: 'Pass sensitive data to a container',
    href: `${developerGuide}specifying-sensitive-data.html`,
  },
  secretNotFound: {
    title: 'ResourceNotFoundException errors',
    href: `${developerGuide}resource-not-found-error.html`,
  },
  executionRole: {
    title: 'Task execution IAM role',
    href: `${developerGuide}task_execution_IAM_role.html`,
  },
  taskRole: { title: 'Task IAM role', href: `${developerGuide}task-iam-roles.html` },
  environmentFiles: {
    title: 'Pass environment variables from files',
    href: `${developerGuide}use-environment-file.html`,
  },
  awslogs: { title: 'Send logs to CloudWatch', href: `${developerGuide}using_awslogs.html` },
  efs: { title: 'Use Amazon EFS volumes', href: `${developerGuide}efs-volumes.html` },
  ebs: {
    title: 'Troubleshoot EBS volume attachments',
    href: `${developerGuide}troubleshoot-ebs-volumes.html`,
  },
  volumes: { title: 'Storage options for tasks', href: `${developerGuide}using_data_volumes.html` },
  createVolume: {
    title: 'CannotCreateVolumeError errors',
    href: `${developerGuide}cannot-create-volume.html`,
  },
  failedToStart: {
    title: 'TaskFailedToStart errors',
    href: `${developerGuide}failed-to-start-error.html`,
  },
  networking: { title: 'Task networking options', href: `${developerGuide}task-networking.html` },
  throttling: { title: 'Throttling issues', href: `${developerGuide}throttling.html` },
  quotas: { title: 'Service quotas', href: `${developerGuide}service-quotas.html` },
  fargateCapacity: {
    title: 'Fargate capacity errors',
    href: 'https://repost.aws/knowledge-center/ecs-fargate-runtask-capacity',
  },
  placement: { title: 'API failure reasons', href: `${developerGuide}api_failures_messages.html` },
  startContainer: {
    title: 'CannotStartContainerError errors',
    href: `${developerGuide}cannot-start-container.html`,
  },
  createContainer: {
    title: 'CannotCreateContainerError errors',
    href: `${developerGuide}CannotCreateContainerError.html`,
  },
  definition: {
    title: 'Task definition parameters',
    href: `${developerGuide}task_definition_parameters.html`,
  },
  gpu: { title: 'Task definitions for GPU workloads', href: `${developerGuide}ecs-gpu.html` },
  outOfMemory: { title: 'OutOfMemoryError errors', href: `${developerGuide}out-of-memory.html` },
  runtimeTimeout: {
    title: 'ContainerRuntimeTimeoutError errors',
    href: `${developerGuide}container-runtime-timeout-error.html`,
  },
  runtimeError: {
    title: 'ContainerRuntimeError errors',
    href: `${developerGuide}container-runtime-error.html`,
  },
  stopContainer: {
    title: 'CannotStopContainerError errors',
    href: `${developerGuide}cannot-stop-container.html`,
  },
  inspectContainer: {
    title: 'CannotInspectContainerError errors',
    href: `${developerGuide}cannot-inspect-container.html`,
  },
  internalError: { title: 'InternalError errors', href: `${developerGuide}internal-error.html` },
  healthCheck: { title: 'Container health checks', href: `${developerGuide}healthcheck.html` },
  spot: {
    title: 'Fargate capacity providers and Spot',
    href: `${developerGuide}fargate-capacity-providers.html`,
  },
  maintenance: {
    title: 'Task retirement and maintenance',
    href: `${developerGuide}task-maintenance.html`,
  },
  draining: {
    title: 'Drain container instances',
    href: `${developerGuide}container-instance-draining.html`,
  },
  events: { title: 'Task state change events', href: `${developerGuide}ecs_task_events.html` },
  agent: {
    title: 'Troubleshoot the container agent',
    href: `${developerGuide}ecs-agent-troubleshooting.html`,
  },
  stopTask: {
    title: 'StopTask',
    href: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html',
  },
  taskStopped: {
    title: 'Why a task stopped',
    href: 'https://repost.aws/knowledge-center/ecs-task-stopped',
  },
} as const satisfies Record<string, GuidePage>

export type Guide = keyof typeof guides
