'use client'

import type { ReactNode } from 'react'
import { toRunningText } from '@/components/launch/summary/family-notes'
import { splitTaskDefinition } from '@/lib/aws/arn'
import { toProblemText } from '@/lib/run-task/problems/problem-texts'
import { Note } from '../failure-note'
import { findNotTakenOver } from './not-taken-over'
import classes from './relaunch-dialog.module.css'
import type { RelaunchPlan } from './use-relaunch-plan'

/** Why the launch can't be made again as it was; empty where it can. */
export function findObstacles({ relaunch, findings }: RelaunchPlan): string[] {
  const errors = findings.problems.filter(({ severity }) => severity === 'error')
  const { blocking } = findNotTakenOver(relaunch, new Set(errors.map(({ path }) => path)))
  return [...errors.map(toProblemText), ...blocking]
}

/** What to know before the launch. */
function findNotes({ relaunch, findings, runs }: RelaunchPlan, isBlocked: boolean): string[] {
  const warnings = findings.problems.filter(({ severity }) => severity === 'warning')
  const { noted } = findNotTakenOver(relaunch, new Set())
  return [
    toRevisionText(relaunch.revision, isBlocked),
    runs && toRunningText(runs),
    ...warnings.map(toProblemText),
    ...noted,
  ].filter(text => typeof text === 'string')
}

/** `Revision 15 is newer. This launches revision 14.` */
function toRevisionText(
  revision: RelaunchPlan['relaunch']['revision'],
  isBlocked: boolean,
): string | undefined {
  if (!revision?.latest || revision.latest === revision.ran) return undefined
  const [ran, latest] = [revision.ran, revision.latest].map(
    name => splitTaskDefinition(name).revision,
  )
  const isNewer = (latest ?? 0) > (ran ?? 0)
  const first = `Revision ${latest} is ${isNewer ? 'newer' : 'the latest active one'}.`
  return isBlocked ? first : `${first} This launches revision ${ran}, as it ran.`
}

interface RelaunchNotesProps {
  plan: RelaunchPlan
  wasSentBefore: boolean
}

/** What stands against the launch, and what is worth knowing before it. */
export function RelaunchNotes({ plan, wasSentBefore }: RelaunchNotesProps) {
  const obstacles = findObstacles(plan)
  const notes = findNotes(plan, obstacles.length > 0)
  return (
    <>
      {wasSentBefore && (
        <Note tone="warn">
          You launched this before, and AWS hasn’t responded yet. It may have launched. To retry,
          launch again: the same launch never starts twice.
        </Note>
      )}
      {obstacles.length > 0 && (
        <Note tone="warn">
          <strong>Slipway can’t launch this as it was.</strong>
          <Sentences texts={obstacles} />
          Relaunch with changes to fix this. The form holds everything that is known.
        </Note>
      )}
      {notes.length > 0 && (
        <Note tone="neutral">
          <Sentences texts={notes} />
        </Note>
      )}
    </>
  )
}

/** One alone is a sentence, several are a list. */
function Sentences({ texts }: { texts: string[] }): ReactNode {
  const [only, ...others] = texts
  if (others.length === 0) return <p className={classes.sentence}>{only}</p>
  return (
    <ul className={classes.sentences}>
      {texts.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
