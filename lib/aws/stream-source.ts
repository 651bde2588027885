/** A stream of CloudWatch Logs that has a container's output. */
export interface StreamSource {
  kind: 'stream'
  driver: 'awslogs' | 'awsfirelens'
  /** Absent is the Region of the task. */
  region?: string
  group: string
  stream: string
  createsGroup: boolean
  /** Who else writes to it: the task's other containers, or other tasks as well. */
  sharedBy?: 'containers' | 'tasks'
  /** Its events are JSON records, and the member `log` is what the container wrote. */
  isWrapped: boolean
}

/** The output is somewhere else, or its stream's name can't be known from here. */
export interface ElsewhereSource {
  kind: 'elsewhere'
  /** Undefined where the definition names none. */
  driver?: string
  /** The log group, where only the stream is unknown. */
  region?: string
  group?: string
  /** One or two sentences that say where to look. */
  text: string
}

export type LogSource = StreamSource | ElsewhereSource
