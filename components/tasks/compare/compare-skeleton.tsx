import { PageTitle } from '@/components/ui/page-title'
import { Skeleton } from '@/components/ui/skeleton'
import classes from './compare-page.module.css'

const ROWS = 8

/** The page before the first answer about its runs. */
export const CompareSkeleton = () => (
  <div className={classes.page} aria-busy>
    <header className={classes.header}>
      <PageTitle>Compare runs</PageTitle>
      <p className={classes.count} role="status">
        Reading both runs…
      </p>
    </header>
    <div className={classes.skeleton}>
      {Array.from({ length: ROWS }, (_, row) => (
        <Skeleton key={row} height={20} borderRadius={6} />
      ))}
    </div>
  </div>
)
