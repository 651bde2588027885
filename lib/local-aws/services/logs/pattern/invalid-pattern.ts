import type { AwsError } from '../../../world/aws-error.ts'
import { invalidParameter } from '../log-names.ts'

/** @param near the text that could not be read, if it is known */
export function invalidPattern(near = ''): AwsError {
  return invalidParameter(
    near === '' ? 'Invalid filter pattern' : `Invalid character(s) in term '${near}'`,
  )
}
