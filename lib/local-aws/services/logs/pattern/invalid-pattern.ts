import type { AwsError } from '../../../world/aws-error.ts'
import { invalidParameter } from '../log-names.ts'

/** @param near what could not be read, if a place can be named */
export function invalidPattern(near = ''): AwsError {
  return invalidParameter(
    near === '' ? 'Invalid filter pattern' : `Invalid character(s) in term '${near}'`,
  )
}
