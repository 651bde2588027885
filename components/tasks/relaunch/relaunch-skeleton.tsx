import { Skeleton } from '@/components/ui/skeleton'
import classes from './relaunch-dialog.module.css'

const ROWS = 7

/** As tall as the facts of a usual task and the buttons under them. */
export const RelaunchSkeleton = () => (
  <div className={classes.content} role="status" aria-label="Reading how the task was launched">
    <div className={classes.rows}>
      {Array.from({ length: ROWS }, (_, row) => (
        <Skeleton key={row} height={14} width={row % 3 === 0 ? '72%' : '54%'} />
      ))}
    </div>
    <Skeleton height={36} />
  </div>
)
