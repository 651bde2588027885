import type { ReactNode } from 'react'
import { nameOfArn, parseArn } from '@/lib/aws/arn'
import { CopyValue } from '@/components/ui/copy-value'

/** An ID or ARN in a list of facts: short to read, whole when it is copied. */
export const toCopy = (label: string, value: string | undefined): ReactNode =>
  value && (
    <CopyValue value={value} label={label}>
      {toShortText(value)}
    </CopyValue>
  )

const longestId = 18

/** The last part of an ARN, or the two ends of a long ID. The whole is shown on hover and copied. */
function toShortText(value: string): string {
  const last = parseArn(value) ? nameOfArn(value) : value
  return last.length > longestId ? `${last.slice(0, 10)}…${last.slice(-6)}` : last
}
