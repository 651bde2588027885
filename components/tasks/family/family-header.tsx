'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Crumbs } from '@/components/ui/crumbs'
import { Ago } from '@/components/ui/time/exact-time'
import { PageTitle } from '@/components/ui/page-title'
import type { NewestRevision } from '@/lib/task-view/family/family-answer'
import { toLaunchHref } from '../launch-href'
import classes from './family-page.module.css'

interface FamilyHeaderProps {
  family: string
  revision: NewestRevision
  updated: ReactNode
}

export const FamilyHeader = ({ family, revision, updated }: FamilyHeaderProps) => (
  <header className={classes.header}>
    <Crumbs crumbs={[{ text: 'Tasks', href: '/tasks' }, { text: 'families' }]} />
    <div className={classes.line}>
      <PageTitle>{family}</PageTitle>
      <p className={classes.summary}>
        <Revision revision={revision} /> · updated {updated}
      </p>
      {revision.kind !== 'none' && (
        <Button
          component={Link}
          href={toLaunchHref({ family })}
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
