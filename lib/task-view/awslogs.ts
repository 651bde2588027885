import type { TaskDefinition } from '@aws-sdk/client-ecs'

/** Where a container's output goes: a CloudWatch Logs stream, or a driver that cannot be read here. */
export type LogSource =
  | { kind: 'awslogs'; region?: string; group: string; stream: string }
  | { kind: 'other'; driver: string | undefined }
  | { kind: 'docker-id' }

/**
 * The stream of an awslogs container is `prefix/container/task-id`; without a prefix, which only
 * EC2 allows, it is the Docker container id, which ECS does not tell by name (Developer Guide,
 * awslogs log driver).
 */
export function findLogSource(
  definition: TaskDefinition,
  { container, taskId }: { container: string; taskId: string },
): LogSource {
  const found = definition.containerDefinitions?.find(({ name }) => name === container)
  const { logDriver, options = {} } = found?.logConfiguration ?? {}
  const group = options['awslogs-group']
  if (logDriver !== 'awslogs' || !group) return { kind: 'other', driver: logDriver }
  const prefix = options['awslogs-stream-prefix']
  if (!prefix) return { kind: 'docker-id' }
  return {
    kind: 'awslogs',
    region: options['awslogs-region'],
    group,
    stream: `${prefix}/${container}/${taskId}`,
  }
}
