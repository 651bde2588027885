import type { LogConfiguration, TaskDefinition } from '@aws-sdk/client-ecs'

/** The options of the log driver awslogs (Developer Guide, "awslogs log driver"). */
export interface Awslogs {
  group: string
  /** Absent is the Region of the task. */
  region?: string
  streamPrefix?: string
  createsGroup: boolean
}

/** Undefined for another driver, and for awslogs without its required option awslogs-group. */
export function readAwslogs(log: LogConfiguration | undefined): Awslogs | undefined {
  const { logDriver, options = {} } = log ?? {}
  const group = options['awslogs-group']
  if (logDriver !== 'awslogs' || !group) return undefined
  return {
    group,
    region: options['awslogs-region'],
    streamPrefix: options['awslogs-stream-prefix'],
    createsGroup: TRUE.test(options['awslogs-create-group'] ?? ''),
  }
}

/** The log driver reads it with Go's `strconv.ParseBool`. */
const TRUE = /^(1|t|T|true|True|TRUE)$/

/** Where a container's output goes: a stream of CloudWatch Logs, or where it can't be read from here. */
export type LogSource =
  | { kind: 'awslogs'; region?: string; group: string; stream: string; createsGroup: boolean }
  | { kind: 'other'; driver: string | undefined }
  | { kind: 'docker-id' }

/**
 * The stream of an awslogs container is `PREFIX/CONTAINER/TASK-ID`. Without a prefix, which is
 * allowed on EC2 only, its name is the Docker container ID, and ECS doesn't tell that.
 */
export function findLogSource(
  definition: TaskDefinition,
  { container, taskId }: { container: string; taskId: string },
): LogSource {
  const found = definition.containerDefinitions?.find(({ name }) => name === container)
  const log = readAwslogs(found?.logConfiguration)
  if (!log) return { kind: 'other', driver: found?.logConfiguration?.logDriver }
  const { region, group, streamPrefix, createsGroup } = log
  if (!streamPrefix) return { kind: 'docker-id' }
  const stream = `${streamPrefix}/${container}/${taskId}`
  return { kind: 'awslogs', region, group, stream, createsGroup }
}
