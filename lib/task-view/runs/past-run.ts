import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { explainStop } from '../../verdict/explain-stop.ts'
import type { Outcome } from '../../verdict/verdict.ts'
import { toEndingKey } from './alike-runs.ts'
import type { TaskStopRequest } from '../stop-request.ts'
import { endedByItself } from './run-duration.ts'
import { toMoments, toTimeline } from '../timeline.ts'
import type { Phase } from '../timeline.ts'

/** What a later run of the family is compared with. */
export interface PastRun {
  taskArn: string
  clusterArn: string
  /** ISO 8601. */
  createdAt: string
  /** How long each phase took, in milliseconds. Empty unless its containers came to their own end. */
  phaseMs: Partial<Record<Phase['key'], number>>
  outcome: Outcome
  /** How it ended, the same for runs that ended alike. Undefined while it runs. */
  endingKey?: string
  /** The images that ECS pulled, by container. */
  images: readonly RunImage[]
}

export interface RunImage {
  container: string
  image: string
  imageDigest: string
}

/** Undefined for a task of which ECS doesn't say when it was created. */
export function toPastRun(
  task: Task,
  definition?: TaskDefinition,
  stopRequest?: TaskStopRequest,
): PastRun | undefined {
  const { taskArn = '', clusterArn = '', containers = [] } = task
  const moments = toMoments(task)
  if (moments.createdAt === undefined) return undefined
  const verdict = explainStop(task, definition, stopRequest)
  return {
    taskArn,
    clusterArn,
    createdAt: new Date(moments.createdAt).toISOString(),
    phaseMs: endedByItself(task) && moments.stoppedAt !== undefined ? toPhaseMs(moments) : {},
    outcome: verdict.outcome,
    endingKey: toEndingKey(verdict),
    images: containers.flatMap(({ name, image, imageDigest }) =>
      name && image && imageDigest ? [{ container: name, image, imageDigest }] : [],
    ),
  }
}

const toPhaseMs = (moments: ReturnType<typeof toMoments>): PastRun['phaseMs'] =>
  Object.fromEntries(
    (toTimeline(moments)?.phases ?? []).map(({ key, startMs, endMs }) => [key, endMs - startMs]),
  )
