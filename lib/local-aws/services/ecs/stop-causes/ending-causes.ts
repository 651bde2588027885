import type { TaskStopCode } from '@aws-sdk/client-ecs'
import type { StopCause } from './stop-cause.ts'

const wanted = (title: string, stopCode: TaskStopCode, sentence: string): StopCause => ({
  title,
  stopCode,
  phase: 'run',
  toldBy: 'service',
  sentence,
})

const lost = (
  title: string,
  platform: 'fargate' | 'ec2',
  phase: 'stop' | 'host',
  sentence: string,
): StopCause => ({ ...wanted(title, 'TerminationNotice', sentence), platform, phase })

const targetGroup = 'targetgroup/{family}/6d0ecf831eec9f09'

/** What ends a task that runs, beside its own containers (Developer Guide, stopped tasks). */
export const endingCauses = {
  'elb-health': wanted(
    'The load balancer found it unhealthy',
    'ServiceSchedulerInitiated',
    `Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:{region}:{account}:${targetGroup})`,
  ),
  'container-health': wanted(
    'Its service found it unhealthy',
    'ServiceSchedulerInitiated',
    'Task failed container health checks',
  ),
  scaling: wanted(
    'Its service wants fewer or other tasks',
    'ServiceSchedulerInitiated',
    'Scaling activity initiated by (deployment ecs-svc/1234567890123456789)',
  ),
  spot: wanted(
    'Spot capacity was taken back',
    'SpotInterruption',
    'Your Spot Task was interrupted.',
  ),
  user: wanted('Somebody stopped it', 'UserInitiated', 'Task stopped by user'),
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
    'Its platform is being maintained',
    'fargate',
    'host',
    'ECS is performing maintenance on the underlying infrastructure hosting the task',
  ),
  'agent-stuck': lost(
    'The agent could not stop it',
    'ec2',
    'stop',
    "TaskStateError: Agent could not progress task's state to stopped",
  ),
} satisfies Record<string, StopCause>
