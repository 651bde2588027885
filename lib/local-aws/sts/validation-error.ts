import { AwsError } from '../aws-error.ts'

/** STS's sentence for a member that breaks a constraint of its model. */
export function validationError(
  value: string | number | undefined,
  member: string,
  constraint: string,
): AwsError {
  const shown = value === undefined ? 'null' : `'${value}'`
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}

/** `DurationSeconds`, or its default; throws `AwsError` ValidationError outside the range. */
export function checkDuration(
  value: number | undefined,
  range: { low: number; high: number; usual: number },
): number {
  const seconds = value ?? range.usual
  if (seconds < range.low)
    throw validationError(
      seconds,
      'durationSeconds',
      `Member must have value greater than or equal to ${range.low}`,
    )
  if (seconds > range.high)
    throw validationError(
      seconds,
      'durationSeconds',
      `Member must have value less than or equal to ${range.high}`,
    )
  return seconds
}
