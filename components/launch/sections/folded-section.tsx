'use client'

import { IconAlertCircleFilled, IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import classes from './folded-section.module.css'
import { sectionOf } from '../form-state/form-sections'
import type { SectionName } from '../form-state/form-sections'
import { useLaunchContext, useLaunchStore } from '../form-state/launch-context'
import { useProblemCounts } from '../form-state/use-problem-counts'

/** Rare fields behind one line that says what they hold. They are loaded when it is opened. */
export function FoldedSection({
  name,
  title,
  summary,
  within = '',
  level = 2,
  children,
}: {
  name: SectionName
  title: string
  /** What the section holds, in one line. */
  summary: string
  /** The path below which its fields are, where there are several sections of that name. */
  within?: string
  level?: 2 | 3
  children: ReactNode
}) {
  const { store } = useLaunchContext()
  const isOpen = useLaunchStore(({ openSections }) => openSections.has(name))
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className={classes.section} data-level={level} aria-labelledby={id}>
      <Heading className={classes.heading}>
        <button
          type="button"
          className={classes.button}
          aria-expanded={isOpen}
          data-path={`section.${name}`}
          onClick={() => store.setSectionOpen(name, !isOpen)}
        >
          <span id={id} className={classes.title}>
            {title}
          </span>
          <ErrorCount name={name} within={within} />
          <span className={classes.summary}>{summary}</span>
          <IconChevronDown size={16} className={classes.chevron} aria-hidden />
        </button>
      </Heading>
      {isOpen && <div className={classes.content}>{children}</div>}
    </section>
  )
}

/** A folded error must not be one that nobody sees. What is still empty is to do until a try. */
function ErrorCount({ name, within }: { name: SectionName; within: string }) {
  const { wrong, open } = useProblemCounts(
    path => sectionOf(path) === name && path.startsWith(within),
  )
  return (
    <>
      {wrong > 0 && (
        <span className={classes.errors}>
          <IconAlertCircleFilled size={14} aria-hidden />{' '}
          {wrong === 1 ? '1 error' : `${wrong} errors`}
        </span>
      )}
      {open > 0 && <span className={classes.open}>{open} to do</span>}
    </>
  )
}
