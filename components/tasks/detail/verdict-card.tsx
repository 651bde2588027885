'use client'

import { memo, Fragment } from 'react'
import type { ReactNode } from 'react'
import { useClock } from '@/components/ui/clock'
import { toDurationText } from '@/components/ui/duration-text'
import { stateViews } from '@/lib/task-view/status-view'
import type { Verdict } from '@/lib/verdict/verdict'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { StatePill } from '../state-pill'
import classes from './verdict-card.module.css'

/** What happened, the evidence, AWS's own words, and the next step. */
export const VerdictCard = memo(function VerdictCard({ task }: { task: TaskView }) {
  const { verdict, state } = task
  const isOver = verdict.outcome !== 'running'
  const evidence = selectTelling(verdict.evidence, task.stoppedReason)
  return (
    <section className={classes.card} data-tone={stateViews[state].tone} aria-label="Verdict">
      <div aria-live="polite">
        <StatePill state={state} />
      </div>
      <p className={classes.title}>
        {isOver ? (
          <WithContainerName text={verdict.title} name={verdict.evidence[0]?.container} />
        ) : (
          <>
            {verdict.category}
            <Since task={task} />
          </>
        )}
      </p>
      {isOver && <p className={classes.cause}>{verdict.cause}</p>}
      <dl className={classes.rows}>
        {isOver && evidence.length > 0 && (
          <Row label="Evidence">
            <EvidenceText evidence={evidence} />
          </Row>
        )}
        <Row label="AWS says">
          <AwsWords task={task} />
        </Row>
        {verdict.remedy && <Row label="Next">{verdict.remedy}</Row>}
      </dl>
    </section>
  )
})

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.row}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** What AWS's stopped reason, which stands in the next row, does not say already. */
const selectTelling = (evidence: Verdict['evidence'], stoppedReason: string | undefined) =>
  evidence.filter(({ exitCode, sentence }) => exitCode !== undefined || sentence !== stoppedReason)

/** ` for 6 min 02 s`, since the phase it is in began. */
function Since({ task: { timeline } }: { task: TaskView }) {
  const phase = timeline?.phases.find(({ ongoing }) => ongoing)
  return useClock(nowMs => (phase ? ` for ${toDurationText(nowMs - phase.startMs)}` : ''))
}

/** The sentence with the container's name in the mono face. */
function WithContainerName({ text, name }: { text: string; name: string | undefined }) {
  const at = name ? text.indexOf(` ${name} `) : -1
  if (!name || at < 0) return text
  return (
    <>
      {text.slice(0, at + 1)}
      <code className={classes.name}>{name}</code>
      {text.slice(at + 1 + name.length)}
    </>
  )
}

function EvidenceText({ evidence }: { evidence: Verdict['evidence'] }) {
  return evidence.map(({ field, container, exitCode, sentence }, index) => (
    <Fragment key={`${field} ${container ?? ''} ${index}`}>
      {index > 0 && ' · '}
      {exitCode !== undefined && (
        <>
          exit code <strong>{exitCode}</strong>
          {container && (
            <>
              {' in '}
              <code>{container}</code>
            </>
          )}{' '}
        </>
      )}
      {exitCode === undefined && container && (
        <>
          <code>{container}</code>:{' '}
        </>
      )}
      {sentence && <code className={classes.quote}>{sentence}</code>}
    </Fragment>
  ))
}

function AwsWords({ task }: { task: TaskView }) {
  const { stopCode, stoppedReason, lastStatus, desiredStatus, verdict } = task
  if (verdict.outcome === 'running' && !stopCode && !stoppedReason) {
    return (
      <>
        <code>{lastStatus}</code>
        {desiredStatus !== lastStatus && (
          <>
            {' · desired '}
            <code>{desiredStatus}</code>
          </>
        )}
      </>
    )
  }
  return (
    <>
      <code>{stopCode ?? 'no stop code'}</code>
      {stoppedReason ? ` · “${stoppedReason}”` : ' · no stopped reason'}
      {verdict.outcome === 'running' && (
        <>
          {' · '}
          <code>{lastStatus}</code>
        </>
      )}
    </>
  )
}
