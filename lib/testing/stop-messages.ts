import type { Container, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { readFileSync } from 'node:fs'
import type { Outcome } from '../verdict/verdict.ts'

/**
 * What a stopped task said, as people reported it, or as AWS, Docker, containerd and the ECS agent word
 * it, and what a verdict has to make of it. Account IDs and names are replaced.
 */
export interface StopMessage {
  /** The stop rule that decides; null where the exit codes or the stop code do. */
  rule: string | null
  outcome: Outcome
  category: string
  /** Each is a pattern that title, cause and next step together hold, in lower case. */
  says: string[]
  /** Of a container that failed to start, or else of its task, or else the whole task. */
  reason?: string
  stoppedReason?: string
  task?: Task
  definition?: TaskDefinition
}

/** One message a line. */
const file = new URL('./stop-messages.jsonl', import.meta.url)

/** Safe: the file is ours, and each line is run as a test. */
export const stopMessages: readonly StopMessage[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as StopMessage)

/** The task that the message is of. */
export function toMessageTask({ reason, stoppedReason, task }: StopMessage): Task {
  const app: Container = { name: 'app', lastStatus: 'STOPPED' }
  return {
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    ...(task ?? {
      stopCode: 'TaskFailedToStart',
      stoppedReason: stoppedReason ?? 'Task failed to start',
      containers: [reason === undefined ? app : { ...app, reason }],
    }),
  }
}
