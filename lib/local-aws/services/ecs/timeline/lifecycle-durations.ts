import type { TaskPlatform } from '../state/task-record.ts'

/** The shortest and the longest duration, in milliseconds at speed 1. */
export type DurationRange = readonly [number, number]

export interface LifecycleDurations {
  /** From the creation until the task gives up waiting for capacity. */
  place: DurationRange
  /** From the creation until the network interface exists. 0 without one. */
  attach: DurationRange
  /** From then until the interface is being attached. */
  attaching: DurationRange
  /** From then until the agent is connected. */
  connect: DurationRange
  untilPull: DurationRange
  pull: DurationRange
  /** The pull of an image that is already on the instance. */
  cachedPull: DurationRange
  start: DurationRange
  /** From a container's start until its agent of ECS Exec is ready. */
  agent: DurationRange
  deactivate: DurationRange
  stop: DurationRange
  deprovision: DurationRange
  finish: DurationRange
}

/**
 * Durations of a measured Fargate task: connected 3.3 s, pull from 10.3 to 19.6 s, and started 20.4
 * s after its creation; shutdown visible for 10 to 30 s. EC2 is quicker, because no machine has to
 * be found.
 */
export const lifecycleDurations: Record<TaskPlatform, LifecycleDurations> = {
  fargate: {
    place: [3_000, 6_000],
    attach: [1_000, 1_800],
    attaching: [200, 500],
    connect: [700, 2_000],
    untilPull: [5_000, 8_500],
    pull: [5_000, 12_000],
    cachedPull: [5_000, 12_000],
    start: [600, 1_100],
    agent: [500, 2_500],
    deactivate: [600, 1_500],
    stop: [800, 1_800],
    deprovision: [500, 2_000],
    finish: [8_000, 17_000],
  },
  'ec2-awsvpc': {
    place: [10_000, 30_000],
    attach: [300, 700],
    attaching: [100, 200],
    connect: [400, 900],
    untilPull: [600, 1_500],
    pull: [2_500, 9_000],
    cachedPull: [150, 500],
    start: [300, 900],
    agent: [500, 2_500],
    deactivate: [300, 800],
    stop: [300, 900],
    deprovision: [300, 900],
    finish: [2_000, 5_000],
  },
  'ec2-bridge': {
    place: [10_000, 30_000],
    attach: [0, 0],
    attaching: [0, 0],
    connect: [200, 700],
    untilPull: [200, 700],
    pull: [2_500, 9_000],
    cachedPull: [150, 500],
    start: [200, 600],
    agent: [500, 2_500],
    deactivate: [0, 0],
    stop: [300, 800],
    deprovision: [0, 0],
    finish: [300, 1_000],
  },
}

/** How long a task waits in PROVISIONING for managed scaling: 10 to 30 minutes. */
export const capacityWait: DurationRange = [600_000, 1_800_000]
