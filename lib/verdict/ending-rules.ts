import type { StopRule } from './stop-rule.ts'

/** Told by the stop code, and in older answers by the sentence alone. */
export const SPOT_INTERRUPTION = {
  outcome: 'interrupted',
  title: 'Spot took the capacity back',
  cause: 'AWS reclaimed the Fargate Spot or EC2 Spot capacity, with two minutes’ notice.',
  remedy: 'Launch again. If the work must not be interrupted, use FARGATE.',
} as const

export const STOPPED_ON_REQUEST = {
  outcome: 'stopped',
  title: 'Stopped on request',
  cause: 'StopTask was called without a reason.',
  remedy: '',
} as const

/** Stops that a person, AWS or a scheduler decided. Source: Developer Guide, task-lifecycle and events. */
export const endingRules: readonly StopRule[] = [
  {
    id: 'spot',
    category: 'SpotInterruption',
    when: [/spot.{0,20}interrupt/i],
    ...SPOT_INTERRUPTION,
  },
  {
    id: 'host-terminated',
    category: 'HOST',
    when: [/host.{0,12}instance.{0,60}(terminat|stopp)|instance .{0,60}(was |is )?terminated/i],
    outcome: 'interrupted',
    title: 'The EC2 host was stopped or terminated',
    cause: 'The container instance ended while the task ran.',
    remedy: 'Launch again. Protect instances from scale-in, or drain them first.',
  },
  {
    id: 'maintenance',
    category: 'MAINTENANCE',
    when: [/performing maintenance|underlying infrastructure|task retirement/i],
    outcome: 'interrupted',
    title: 'Fargate retired the task’s host',
    cause: 'AWS does maintenance on the infrastructure. Standalone tasks are not replaced.',
    remedy: 'Launch again.',
  },
  {
    id: 'elb-health',
    category: 'HEALTH',
    when: [/failed elb health check/i],
    outcome: 'interrupted',
    title: 'The load balancer health check failed',
    cause: 'The task did not respond to its target group’s health check.',
    remedy: 'Check the path and port, the security groups and healthCheckGracePeriodSeconds.',
  },
  {
    id: 'container-health',
    category: 'HEALTH',
    when: [/container health check/i],
    outcome: 'interrupted',
    title: 'The container health check failed',
    cause:
      'The healthCheck command of an essential container failed, and the service replaced the task.',
    remedy: 'Run the command in the image. Raise startPeriod or timeout.',
  },
  {
    id: 'scaling',
    category: 'SERVICE',
    when: [/scaling activity initiated/i],
    outcome: 'interrupted',
    title: 'The service scheduler stopped the task',
    cause: 'A deployment or a scale-in replaced the task.',
    remedy: '',
  },
  {
    id: 'agent-stuck',
    category: 'TaskStateError',
    when: [/task ?state ?error|could not progress task/i],
    title: 'The ECS agent could not stop the task',
    cause: 'The ECS agent on the EC2 instance could not move the task to STOPPED.',
    remedy: 'Check the instance and its Docker daemon.',
  },
  {
    id: 'user',
    category: 'USER',
    when: [/^(task )?stopped by user|user ?initiated/i],
    ...STOPPED_ON_REQUEST,
  },
]
