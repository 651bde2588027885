import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import classes from './tasks-page.module.css'

const ROWS = 8

/** The tasks page before its first answer, in the same size. */
export function TasksSkeleton() {
  return (
    <div className={classes.page} aria-busy>
      <header className={classes.header}>
        <PageTitle>Tasks</PageTitle>
        <p className={classes.counts} role="status">
          Asking ECS…
        </p>
      </header>
      <Skeleton height={36} width={340} maxWidth="100%" />
      <div className={classes.rows}>
        {Array.from({ length: ROWS }, (_, row) => (
          <Skeleton key={row} height={20} borderRadius={6} />
        ))}
      </div>
    </div>
  )
}
