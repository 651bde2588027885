import type { TaskStopCode } from '@aws-sdk/client-ecs'

/** The phases in which something can end a task, in their order. */
export const stopPhases = [
  'place',
  'network',
  'initialize',
  'pull',
  'create',
  'start',
  'run',
  'stop',
  'host',
] as const

export type StopPhase = (typeof stopPhases)[number]

/**
 * Where the sentence stands (Developer Guide, stopped tasks error messages).
 * `service`: in the task's `stoppedReason`.
 * `agent`: on Fargate in the task's `stoppedReason`. On EC2 in the container's `reason`, and the
 * task's says `Task failed to start`.
 * `container`: in the container's `reason`. The task's says that an essential container exited.
 */
export type ToldBy = 'service' | 'agent' | 'container'

export interface StopTelling {
  phase: StopPhase
  toldBy: ToldBy
  /** The sentence, with `{image}` and the like for facts of the task. */
  sentence: string
}

/**
 * Where a sentence comes from. `guide`: the Developer Guide. `reports`: public reports of people who
 * got it. `agent`: the source of the ECS agent. `partly ours`: AWS's beginning, as the guide shows
 * it, with an ending of ours where the guide has `<reason>`.
 */
export type SentenceSource = 'guide' | 'reports' | 'agent' | 'partly ours'

/** One way in which a task can stop. */
export interface StopCause extends StopTelling {
  /** What happened, in our words. */
  title: string
  source: SentenceSource
  stopCode: TaskStopCode
  /** Absent: both. */
  platform?: 'fargate' | 'ec2'
  /** What differs on EC2. */
  onEc2?: Partial<StopTelling>
  /** The exit code of the containers that it ends at once, without SIGTERM. */
  exitCode?: number
}

/** The phase and the sentence of the cause on a platform. */
export function toTelling(cause: StopCause, isFargate: boolean): StopTelling {
  const { phase, toldBy, sentence, onEc2 } = cause
  return { phase, toldBy, sentence, ...(isFargate ? {} : onEc2) }
}
