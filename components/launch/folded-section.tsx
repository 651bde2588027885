'use client'

import { IconAlertCircleFilled, IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import classes from './folded-section.module.css'
import { sectionOf } from './form-sections'
import type { SectionName } from './form-sections'
import { useFound, useLaunchContext } from './launch-context'

/** Rare fields behind one line that says what they hold. They are loaded when it is opened. */
export function FoldedSection({
  name,
  title,
  summary,
  level = 2,
  children,
}: {
  name: SectionName
  title: string
  /** What the section holds, in one line. */
  summary: string
  level?: 2 | 3
  children: ReactNode
}) {
  const { openSections, setSectionOpen } = useLaunchContext()
  const id = useId()
  const isOpen = openSections.has(name)
  const Heading = `h${level}` as const
  return (
    <section className={classes.section} data-level={level} aria-labelledby={id}>
      <Heading className={classes.heading}>
        <button
          type="button"
          className={classes.button}
          aria-expanded={isOpen}
          data-path={`section.${name}`}
          onClick={() => setSectionOpen(name, !isOpen)}
        >
          <span id={id} className={classes.title}>
            {title}
          </span>
          <ErrorCount name={name} />
          <span className={classes.summary}>{summary}</span>
          <IconChevronDown size={16} className={classes.chevron} aria-hidden />
        </button>
      </Heading>
      {isOpen && <div className={classes.content}>{children}</div>}
    </section>
  )
}

/** A folded error must not be one that nobody sees. */
function ErrorCount({ name }: { name: SectionName }) {
  const count = useFound(
    ({ problems }) =>
      problems.filter(({ path, severity }) => severity === 'error' && sectionOf(path) === name)
        .length,
  )
  if (count === 0) return null
  return (
    <span className={classes.errors}>
      <IconAlertCircleFilled size={14} aria-hidden /> {count === 1 ? '1 error' : `${count} errors`}
    </span>
  )
}
