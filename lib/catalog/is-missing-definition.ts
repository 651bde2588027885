import type { Failure } from '../aws/failure.ts'

/** Whether a failed DescribeTaskDefinition means that there is none: the code alone says less. */
export const isMissingDefinition = ({ code, detail = '' }: Failure): boolean =>
  code === 'ClientException' && detail.startsWith('Unable to describe task definition')
