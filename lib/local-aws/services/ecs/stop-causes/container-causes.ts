import type { SentenceSource, StopCause } from './stop-cause.ts'

const unstarted = (
  phase: 'create' | 'start',
  title: string,
  sentence: string,
  source: SentenceSource,
): StopCause => ({
  title,
  stopCode: 'TaskFailedToStart',
  phase,
  toldBy: 'agent',
  source,
  sentence,
})

const ended = (
  title: string,
  exitCode: number,
  sentence: string,
  source: SentenceSource,
): StopCause => ({
  title,
  stopCode: 'EssentialContainerExited',
  phase: 'run',
  toldBy: 'container',
  source,
  sentence,
  exitCode,
})

const daemon = 'Error response from daemon:'

/** What the container runtime reports (Developer Guide, CannotStartContainerError and others). */
export const containerCauses = {
  volume: unstarted(
    'create',
    'The volume could not be created',
    `CannotCreateVolumeError: ${daemon} create ecs-{family}-{container}: error while mounting volume`,
    'partly ours',
  ),
  'create-thinpool': {
    ...unstarted(
      'create',
      'The storage of the instance is used up',
      'CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks which is less than minimum required 4454 free data blocks. Create more free space in thin pool or use dm.min_free_space option to change behavior',
      'guide',
    ),
    platform: 'ec2',
  },
  'create-generic': unstarted(
    'create',
    'The container could not be created',
    `CannotCreateContainerError: ${daemon} invalid mount config for type "bind": bind source path does not exist`,
    'partly ours',
  ),
  'exec-format': unstarted(
    'start',
    'The program is built for another CPU architecture',
    `CannotStartContainerError: ${daemon} failed to create task for container: exec {program}: exec format error`,
    'reports',
  ),
  'start-command': unstarted(
    'start',
    'The program is not in the image',
    `CannotStartContainerError: ${daemon} failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "{program}": executable file not found in $PATH: unknown`,
    'reports',
  ),
  'start-generic': unstarted(
    'start',
    'The container could not be started',
    'CannotStartContainerError: failed to get container status: container {container} is not known to the runtime',
    'partly ours',
  ),
  'runtime-timeout': unstarted(
    'start',
    'The runtime timed out',
    'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
    'agent',
  ),
  'failed-to-start': {
    ...unstarted('start', 'The task did not start', 'Task failed to start', 'reports'),
    toldBy: 'service',
  },
  oom: ended(
    'The container ran out of memory',
    137,
    'OutOfMemoryError: Container killed due to memory usage',
    'guide',
  ),
  'inspect-failed': ended(
    'The container could not be inspected',
    255,
    'CannotInspectContainerError: container {container} did not answer its runtime',
    'partly ours',
  ),
  'runtime-error': ended(
    'The runtime failed',
    255,
    'ContainerRuntimeError: container {container} was lost by its runtime',
    'partly ours',
  ),
  'stop-failed': {
    ...ended(
      'The stop signal could not be sent to the container',
      137,
      'CannotStopContainerError: failed sending SIGTERM to container: context deadline exceeded',
      'partly ours',
    ),
    phase: 'stop',
  },
} satisfies Record<string, StopCause>
