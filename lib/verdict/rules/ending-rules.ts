import type { StopRule } from './stop-rule.ts'

/** Told by the stop code, and in older answers by the sentence alone. */
export const SPOT_INTERRUPTION = {
  outcome: 'interrupted',
  title: 'Spot took the capacity back',
  cause: 'AWS reclaimed the Fargate Spot or EC2 Spot capacity, with two minutes’ notice.',
  remedy: 'Launch again. If the work must not be interrupted, use FARGATE.',
  guide: 'spot',
} as const

export const STOPPED_ON_REQUEST = {
  outcome: 'stopped',
  title: 'Stopped on request',
  cause: 'StopTask was called without a reason.',
  remedy: '',
  guide: 'stopTask',
} as const

const interrupted = 'interrupted' as const

/**
 * What AWS itself writes when it stops a task for its host. It also calls StopTask, so that the stop code
 * is UserInitiated; then only a whole sentence counts (`isWrittenByAws`), as a person's reason can hold
 * the same words.
 */
export const awsStopRules: readonly StopRule[] = [
  {
    id: 'instance-draining',
    category: 'HOST',
    outcome: interrupted,
    when: [
      /^(error: ?)?(the )?(ecs )?tasks? (was |is |being )?stopp?(ed|ing)? (during|due to|because of|for|by) (the )?(managed |container |ec2 |ecs )*instances? (is )?(draining|drained|drain|being drained|replacement|refresh)\.?$/i,
    ],
    title: 'The instance was drained and replaced',
    cause:
      'AWS replaced the instance that the task ran on. Managed Instances are replaced about every two weeks, and draining stops their tasks.',
    remedy:
      'Launch again. For work of many hours, launch right after a replacement, or use FARGATE.',
    guide: 'draining',
  },
  {
    id: 'instance-deregistered',
    category: 'HOST',
    outcome: interrupted,
    when: [
      /^(error: ?)?(the )?((container )?instance\b.{0,80}\b(was |is |has been |been |being )?(forcibly |forcefully )?(deregister|de-register)(ed|ing|ation)?|(task (was )?stopped|stopped) .{0,40}deregist)|^(container )?instance deregist|deregistered container instance|instance deregistration( forced)?/i,
    ],
    title: 'The instance was deregistered',
    cause: 'The container instance left the cluster while the task ran.',
    remedy: 'Launch again. Drain an instance before it is deregistered.',
    guide: 'draining',
  },
  {
    id: 'host-terminated',
    category: 'HOST',
    outcome: interrupted,
    when: [
      /^(error: ?)?(the )?host (ec2 )?(\(?instance|machine|server)?.{0,80}\b(terminat|stopp|shut ?down|rebooted)|^(the )?(container |ec2 )?instance\b.{0,80}\b(was |is |has been |got )?(terminated|shut ?down)\b/i,
    ],
    title: 'The EC2 host was stopped or terminated',
    cause: 'The container instance ended while the task ran.',
    remedy: 'Launch again. Protect instances from scale-in, or drain them first.',
    guide: 'events',
  },
  {
    id: 'maintenance',
    category: 'MAINTENANCE',
    outcome: interrupted,
    when: [
      /^(error: ?)?(amazon |aws )?(ecs|fargate) is performing maintenance|^(fargate )?task retirement|scheduled for retirement|underlying infrastructure hosting the task/i,
    ],
    title: 'AWS retired the task’s host',
    cause: 'AWS does maintenance on the infrastructure. Standalone tasks are not replaced.',
    remedy: 'Launch again.',
    guide: 'maintenance',
  },
]

/** The whole sentences, as reports show them beside the stop code UserInitiated. */
const awsSentences = [
  /^(the )?tasks? stopped during (the )?(managed |container |ec2 |ecs )*instances? (draining|replacement)\.?$/i,
  /^container instance deregistration forced by user\.?$/i,
  /^host ec2 \(instance i-[0-9a-f]{1,40}\) (terminated|stopped)\.?$/i,
  /^(amazon )?ecs is performing maintenance on the underlying infrastructure hosting the task\.?$/i,
]

export const isWrittenByAws = (reason: string): boolean =>
  awsSentences.some(sentence => sentence.test(reason.trim()))

/** Stops that a person, AWS or a scheduler decided. Source: Developer Guide, task-lifecycle and events. */
export const endingRules: readonly StopRule[] = [
  {
    id: 'spot',
    category: 'SpotInterruption',
    when: [/spot.{0,30}(interrupt|reclaim|terminat)|(interrupt|reclaim).{0,30}spot/i],
    ...SPOT_INTERRUPTION,
  },
  ...awsStopRules,
  {
    id: 'draining',
    category: 'HOST',
    outcome: interrupted,
    when: [/instance.{0,60}\bdrain|drain(ing|ed)? .{0,40}instance/i],
    title: 'The instance was drained',
    cause: 'The instance that the task ran on was drained, and draining stopped the task.',
    remedy: 'Launch again.',
    guide: 'draining',
  },
  {
    id: 'elb-health',
    category: 'HEALTH',
    outcome: interrupted,
    when: [
      /failed elb health check|(target[- ]group|load ?balancer|\belb\b).{0,120}(unhealthy|health check)|(unhealthy|health checks? failed).{0,120}(target[- ]group|load ?balancer|\belb\b)/i,
    ],
    title: 'The load balancer health check failed',
    cause: 'The task did not respond to its target group’s health check.',
    remedy: 'Check the path and port, the security groups and healthCheckGracePeriodSeconds.',
    guide: 'taskStopped',
  },
  {
    id: 'infrastructure',
    category: 'HOST',
    outcome: interrupted,
    when: [
      /infrastructure .{0,40}(unhealthy|fail|impaired)|(hardware|host|instance) .{0,40}(failure|impaired|unhealthy|degraded|health check)|status check/i,
    ],
    title: 'The task’s infrastructure failed',
    cause: 'AWS stopped the task because its host was unhealthy.',
    remedy: 'Launch again.',
    guide: 'events',
  },
  {
    id: 'container-health',
    category: 'HEALTH',
    outcome: interrupted,
    when: [
      /container health ?check|(container|task).{0,60}\b(is|was|became|marked|reported)? ?unhealthy|health ?checks? (has |have )?(failed|timed out)|failed .{0,20}health ?check/i,
    ],
    title: 'The container health check failed',
    cause:
      'The healthCheck command of an essential container failed, and the task was stopped for it.',
    remedy: 'Run the command in the image. Raise startPeriod or timeout.',
    guide: 'healthCheck',
  },
  {
    id: 'scaling',
    category: 'SERVICE',
    outcome: interrupted,
    when: [
      /scaling activity initiated|\bdeployment\b.{0,60}(ecs-svc|replac|complet|fail|roll)|circuit breaker|service .{0,60}(was |is |being )?(deleted|scaled|updated|inactive)|desired count/i,
    ],
    title: 'The service scheduler stopped the task',
    cause: 'A deployment, a scale-in or the deletion of the service stopped the task.',
    remedy: '',
    guide: 'taskStopped',
  },
  {
    id: 'cluster-deleted',
    category: 'SERVICE',
    outcome: interrupted,
    when: [/cluster .{0,60}(was |is |being )?(deleted|inactive)/i],
    title: 'The cluster was deleted',
    cause: 'The task was stopped because its cluster was deleted.',
    remedy: 'Launch on another cluster.',
    guide: 'events',
  },
  {
    id: 'agent-stuck',
    isEndLost: true,
    category: 'TaskStateError',
    when: [/task ?state ?error|could not progress task/i],
    title: 'The ECS agent could not stop the task',
    cause: 'The ECS agent on the EC2 instance could not move the task to STOPPED.',
    remedy: 'Check the instance and its Docker daemon.',
    guide: 'agent',
  },
  {
    id: 'user',
    category: 'USER',
    when: [
      /^(the )?(ecs )?(task )?(was |has been )?(manually )?(stopped|cancell?ed|aborted|terminated) (manually |forcefully )?(by|via|from|through) (?!signal|sig|the kernel|kernel|oom|system|spot|aws\b|amazon)|user ?initiated|^stoptask\b|^(the )?task (was )?(manually )?(stopped|cancell?ed) (manually|on request)/i,
    ],
    ...STOPPED_ON_REQUEST,
  },
]
