import type { StopCause } from './stop-cause.ts'

const unstarted = (phase: 'create' | 'start', title: string, sentence: string): StopCause => ({
  title,
  stopCode: 'TaskFailedToStart',
  phase,
  toldBy: 'agent',
  sentence,
})

const ended = (title: string, exitCode: number, sentence: string): StopCause => ({
  title,
  stopCode: 'EssentialContainerExited',
  phase: 'run',
  toldBy: 'container',
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
  ),
  'create-thinpool': {
    ...unstarted(
      'create',
      'The storage of the instance is used up',
      'CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks which is less than minimum required 4454 free data blocks. Create more free space in thin pool or use dm.min_free_space option to change behavior',
    ),
    platform: 'ec2',
  },
  'create-generic': unstarted(
    'create',
    'The container could not be created',
    `CannotCreateContainerError: ${daemon} invalid mount config for type "bind": bind source path does not exist`,
  ),
  'exec-format': unstarted(
    'start',
    'The program is for another processor',
    `CannotStartContainerError: ${daemon} failed to create task for container: exec {program}: exec format error`,
  ),
  'start-command': unstarted(
    'start',
    'The image does not have the program',
    `CannotStartContainerError: ${daemon} failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "{program}": executable file not found in $PATH: unknown`,
  ),
  'start-generic': unstarted(
    'start',
    'The container could not be started',
    'CannotStartContainerError: failed to get container status: container {container} is not known to the runtime',
  ),
  'runtime-timeout': unstarted(
    'start',
    'The runtime was too slow',
    'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
  ),
  'failed-to-start': {
    ...unstarted('start', 'The task did not start', 'Task failed to start'),
    toldBy: 'service',
  },
  oom: ended(
    'The container used up its memory',
    137,
    'OutOfMemoryError: Container killed due to memory usage',
  ),
  'inspect-failed': ended(
    'The container could not be inspected',
    255,
    'CannotInspectContainerError: container {container} did not answer its runtime',
  ),
  'runtime-error': ended(
    'The runtime failed',
    255,
    'ContainerRuntimeError: container {container} was lost by its runtime',
  ),
  'stop-failed': {
    ...ended(
      'The container could not be told to stop',
      137,
      'CannotStopContainerError: failed sending SIGTERM to container: context deadline exceeded',
    ),
    phase: 'stop',
  },
} satisfies Record<string, StopCause>
