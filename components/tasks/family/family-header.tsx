'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Ago } from '@/components/ui/exact-time'
import type { NewestRevision } from '@/lib/task-view/family-answer'
import { toLaunchHref } from './launch-href'
import classes from './family-page.module.css'

interface FamilyHeaderProps {
  family: string
  revision: NewestRevision
  updated: ReactNode
}

export const FamilyHeader = ({ family, revision, updated }: FamilyHeaderProps) => (
  <header className={classes.header}>
    <nav aria-label="Breadcrumbs" className={classes.crumbs}>
      <Link href="/tasks">Tasks</Link>
      <span aria-hidden> / </span>
      families
    </nav>
    <div className={classes.line}>
      <h1 className={classes.title}>{family}</h1>
      <p className={classes.summary}>
        <Revision revision={revision} /> · updated {updated}
      </p>
      {revision.kind !== 'none' && (
        <Button
          component={Link}
          href={toLaunchHref(family)}
          prefetch={false}
          className={classes.launch}
        >
          Launch
        </Button>
      )}
    </div>
  </header>
)

function Revision({ revision }: { revision: NewestRevision }) {
  switch (revision.kind) {
    case 'none':
      return 'no active revision'
    case 'unknown':
      return <span title={revision.message}>newest revision unknown: {revision.message}</span>
    case 'active':
      return (
        <>
          newest revision {revision.revision}
          {revision.registeredAt && (
            <>
              {' '}
              · registered <Ago iso={revision.registeredAt} />
            </>
          )}
        </>
      )
  }
}
