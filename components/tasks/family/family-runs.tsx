'use client'

import Link from 'next/link'
import type { FamilyAnswer } from '@/lib/task-view/family/family-answer'
import { TasksTable } from '../table/tasks-table'
import classes from './family-page.module.css'

/** The newest runs as rows; the rest is where all tasks are. */
export function FamilyRuns({ answer: { family, rows, figures } }: { answer: FamilyAnswer }) {
  const isPart = rows.length < figures.runs
  return (
    <section className={classes.runs} aria-labelledby="family-runs">
      <header className={classes.runsHeader}>
        <h2 id="family-runs" className={classes.runsTitle}>
          {isPart ? `Newest ${rows.length} runs` : 'Runs'}
        </h2>
        <Link href={`/tasks?${new URLSearchParams({ family }).toString()}`} prefetch={false}>
          Open in Tasks
        </Link>
      </header>
      <TasksTable rows={rows} />
    </section>
  )
}
