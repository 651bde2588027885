'use client'

import { cutText } from '@/components/ui/clamped-text'
import type { TaskAddress } from '@/lib/aws/arn'
import { toLineId } from '@/lib/log-view/line-link'
import { LastLineRow } from './last-line-row'
import { useLastLine } from './use-last-line'
import classes from './last-line.module.css'

/** More doesn't fit in the place that is kept for it. */
const LONGEST = 300

export interface LastLineProps {
  address: TaskAddress
  container: string
}

/** What a failed container wrote last about its failure, and a link to the line in its log. */
export function LastLine({ address, container }: LastLineProps) {
  const telling = useLastLine(address, container)
  if (telling === null) return null
  if (!telling) return <LastLineRow />
  const { line, text, isError } = telling
  return (
    <LastLineRow>
      <a
        href={`#log=${toLineId(line)}`}
        className={classes.line}
        data-error={isError || undefined}
        title="Show this line in the log"
      >
        {cutText(text, LONGEST)}
      </a>
    </LastLineRow>
  )
}
