import type { LoadedContainer } from './loaded-account.ts'
import type { Known } from './known.ts'
import { toWarning } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'

/** What a task definition holds that ECS runs, and that rarely fits a task that is run once. */
export const warnAboutDefinition = (values: LaunchValues, { definition }: Known): Problem[] =>
  definition
    ? [
        ...definition.containers.flatMap(warnAboutRestarts),
        ...definition.containers.flatMap(warnAboutLogMode),
        ...warnAboutS3Files(values, definition),
      ]
    : []

/** The task goes on for as long as an essential container does. */
function warnAboutRestarts({ name, essential = true, restartPolicy }: LoadedContainer): Problem[] {
  if (!restartPolicy || !essential) return []
  return [toWarning('taskDefinition', 'container-restarts', { container: name, ...restartPolicy })]
}

/**
 * Said only where the definition chooses it. Without a mode it is the default of the account, which
 * nearly every definition has.
 */
function warnAboutLogMode({ name, logMode, logBufferSize = '' }: LoadedContainer): Problem[] {
  if (logMode !== 'non-blocking') return []
  const size = /^\d{1,9}[bkmg]?$/i.test(logBufferSize) ? logBufferSize : DEFAULT_BUFFER
  return [toWarning('taskDefinition', 'log-may-lose-lines', { container: name, size })]
}

/** API Reference, LogConfiguration, `max-buffer-size`. */
const DEFAULT_BUFFER = '10m'

/** "Your task definition must include a Task IAM Role" (API Reference, S3FilesVolumeConfiguration). */
function warnAboutS3Files(
  { overrides }: LaunchValues,
  { volumes = [], taskRoleArn }: NonNullable<Known['definition']>,
): Problem[] {
  const volume = volumes.find(({ isS3Files }) => isS3Files)
  if (!volume || (overrides.taskRoleArn ?? taskRoleArn)) return []
  return [toWarning('overrides.taskRoleArn', 's3-files-need-role', { volume: volume.name })]
}
