import type { Task } from '@aws-sdk/client-ecs'

/**
 * Whether a service or a managed daemon keeps the task running, so that it isn't a one-off run. ECS
 * marks a service's tasks in `group` and `startedBy` (API Reference, Task). A daemon's tasks run a
 * daemon task definition (API Reference, CreateDaemon).
 */
export const isServiceTask = ({
  group = '',
  startedBy = '',
  taskDefinitionArn = '',
}: Task): boolean =>
  group.startsWith('service:') ||
  group.startsWith('daemon:') ||
  startedBy.startsWith('ecs-svc/') ||
  taskDefinitionArn.includes(':daemon-task-definition/')
