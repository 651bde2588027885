import type { Failure } from '../../result.ts'

/** Whether a failed DescribeTaskDefinition means that there is none: the code alone says less. */
export const isMissingDefinition = ({ code, detail = '' }: Failure): boolean =>
  code === 'ClientException' && detail.startsWith('Unable to describe task definition')
