'use client'

import { IconChevronDown } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { findDifferences } from '@/lib/run-task/compare/find-differences'
import classes from './differences-card.module.css'
import { useLaunchCatalogs } from '../form-state/launch-catalogs'
import { useFound } from '../form-state/launch-context'
import { createLazyPart } from '../../ui/lazy-part'

const part = createLazyPart(() => <p className={classes.note}>Loading</p>)

const DifferencesList = dynamic(
  () => part.load(async () => (await import('./differences-list')).DifferencesList),
  { loading: part.Loading },
)

/** How much of the definition the launch overrides; opened, each with what it replaces. */
export function DifferencesCard({ onGo }: { onGo: () => void }) {
  const { choices } = useLaunchCatalogs().definition
  const [isOpen, setOpen] = useState(false)
  const count = useFound(({ values }) => (choices ? findDifferences(values, choices).length : 0))
  if (!choices || count === 0) return null
  return (
    <section className={classes.card} aria-label="What differs from the definition">
      <button
        type="button"
        className={classes.button}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span>
          {count === 1 ? '1 change' : `${count} changes`} to{' '}
          <strong>
            {choices.family}:{choices.revision}
          </strong>
        </span>
        <IconChevronDown size={16} className={classes.chevron} aria-hidden />
      </button>
      {isOpen && <DifferencesList definition={choices} onGo={onGo} />}
    </section>
  )
}
