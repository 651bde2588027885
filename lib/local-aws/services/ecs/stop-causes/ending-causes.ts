import type { TaskStopCode } from '@aws-sdk/client-ecs'
import type { SentenceSource, StopCause } from './stop-cause.ts'

const wanted = (
  title: string,
  stopCode: TaskStopCode,
  sentence: string,
  source: SentenceSource = 'guide',
): StopCause => ({
  title,
  stopCode,
  phase: 'run',
  toldBy: 'service',
  source,
  sentence,
})

const lost = (
  title: string,
  platform: 'fargate' | 'ec2',
  phase: 'stop' | 'host',
  sentence: string,
  source: SentenceSource = 'guide',
): StopCause => ({ ...wanted(title, 'TerminationNotice', sentence, source), platform, phase })

const targetGroup = 'targetgroup/{family}/6d0ecf831eec9f09'

/** What ends a running task, apart from its own containers (Developer Guide, stopped tasks). */
export const endingCauses = {
  'elb-health': wanted(
    'The load balancer found the task unhealthy',
    'ServiceSchedulerInitiated',
    `Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:{region}:{account}:${targetGroup})`,
  ),
  'container-health': wanted(
    'Its container health checks failed',
    'ServiceSchedulerInitiated',
    'Task failed container health checks',
  ),
  scaling: wanted(
    'Its service scaled or was deployed',
    'ServiceSchedulerInitiated',
    'Scaling activity initiated by (deployment ecs-svc/1234567890123456789)',
  ),
  spot: wanted(
    'Spot capacity was taken back',
    'SpotInterruption',
    'Your Spot Task was interrupted.',
  ),
  user: wanted('A person stopped the task', 'UserInitiated', 'Task stopped by user', 'reports'),
  'essential-exited': wanted(
    'An essential container ended',
    'EssentialContainerExited',
    'Essential container in task exited',
  ),
  'host-terminated': {
    ...lost(
      'Its instance was terminated',
      'ec2',
      'host',
      'Host EC2 (instance {instanceId}) terminated.',
    ),
    exitCode: 137,
  },
  maintenance: lost(
    'AWS is maintaining the host',
    'fargate',
    'host',
    'ECS is performing maintenance on the underlying infrastructure hosting the task',
  ),
  'agent-stuck': lost(
    'The agent could not stop the task',
    'ec2',
    'stop',
    "TaskStateError: Agent could not progress task's state to stopped",
    'agent',
  ),
} satisfies Record<string, StopCause>
