import type { LogConfiguration, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { nameOfArn } from './arn.ts'
import { readFirelensOutput } from './firelens-output.ts'
import { explainDriver } from './log-drivers.ts'
import type { LogSource } from './stream-source.ts'

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

/**
 * Where a container's output goes, as its task definition says.
 *
 * - awslogs: the stream is `PREFIX/CONTAINER/TASK-ID`. Without a prefix, which is allowed on EC2 only,
 *   it is the Docker container ID (Developer Guide, "awslogs log driver"), which ECS has as `runtimeId`.
 * - awsfirelens: see `firelens-output.ts`.
 */
export function findLogSource(
  definition: TaskDefinition,
  task: Task,
  container: string,
): LogSource {
  const found = definition.containerDefinitions?.find(({ name }) => name === container)
  const log = found?.logConfiguration
  const runtimeId = task.containers?.find(({ name }) => name === container)?.runtimeId
  const taskId = nameOfArn(task.taskArn ?? '')
  const awslogs = readAwslogs(log)
  if (awslogs) return findAwslogsStream(awslogs, { container, taskId, runtimeId })
  if (log?.logDriver === 'awsfirelens') {
    return readFirelensOutput(log.options ?? {}, {
      container,
      taskId,
      taskArn: task.taskArn ?? '',
      cluster: nameOfArn(task.clusterArn ?? ''),
    })
  }
  return {
    kind: 'elsewhere',
    driver: log?.logDriver,
    text: explainDriver(log, { runtimeId, isOnFargate: isOnFargate(task) }),
  }
}

interface ContainerOfTask {
  container: string
  taskId: string
  runtimeId: string | undefined
}

function findAwslogsStream(
  { region, group, streamPrefix, createsGroup }: Awslogs,
  { container, taskId, runtimeId }: ContainerOfTask,
): LogSource {
  const driver = 'awslogs'
  const stream = streamPrefix ? `${streamPrefix}/${container}/${taskId}` : runtimeId
  if (!stream) return { kind: 'elsewhere', driver, region, group, text: toNoDockerId(group) }
  return { kind: 'stream', driver, region, group, stream, createsGroup, isWrapped: false }
}

const toNoDockerId = (group: string): string =>
  `Without awslogs-stream-prefix, the log stream is named after the Docker container ID, which ECS hasn’t told for this container. Look for it in the log group ${group}.`

const isOnFargate = ({ launchType, containerInstanceArn, platformVersion }: Task): boolean =>
  !containerInstanceArn && (launchType === 'FARGATE' || platformVersion !== undefined)
