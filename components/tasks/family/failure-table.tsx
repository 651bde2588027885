'use client'

import Link from 'next/link'
import { Ago } from '@/components/ui/time/exact-time'
import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import { FAMILY_DAYS } from '@/lib/task-view/family/family-figures'
import type { FailureReason } from '@/lib/task-view/family/family-figures'
import classes from './failure-table.module.css'

/** What the failures were, the most frequent first; each leads to the newest such run. */
export const FailureTable = ({ reasons }: { reasons: FailureReason[] }) => (
  <table className={classes.table}>
    <thead>
      <tr>
        <th scope="col">Why it failed, {FAMILY_DAYS} days</th>
        <th scope="col" className={classes.count}>
          Runs
        </th>
        <th scope="col">Last</th>
      </tr>
    </thead>
    <tbody>
      {reasons.map(({ title, count, lastAt, href }) => (
        <tr key={title}>
          <td className={classes.title}>
            <Link href={href} prefetch={false} className={classes.link}>
              {title}
            </Link>
          </td>
          <td className={classes.count}>{toNumberText(count)}</td>
          <td className={classes.last}>
            <Ago iso={lastAt} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
