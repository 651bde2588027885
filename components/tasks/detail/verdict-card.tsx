'use client'

import { IconExternalLink } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { memo, Fragment } from 'react'
import type { ReactNode } from 'react'
import { useClock } from '@/components/ui/time/clock'
import { ClampedText, cutText } from '@/components/ui/clamped-text'
import { createLazyPart } from '@/components/ui/lazy-part'
import { toDurationText } from '@/lib/task-view/duration-text'
import { findFailedContainer } from '@/lib/task-view/task/failed-container'
import { stateViews } from '@/lib/task-view/status-view'
import type { GuidePage } from '@/lib/verdict/rules/guide'
import type { Verdict } from '@/lib/verdict/verdict'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { toFamilyHref } from '@/lib/task-view/task-names'
import { StatePill } from '../state-pill'
import { LastLineRow } from './last-line-row'
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
          <TitleText verdict={verdict} />
        ) : (
          <>
            {verdict.category}
            <Since task={task} />
          </>
        )}
      </p>
      {(isOver || verdict.remedy) && (
        <p className={classes.cause}>
          <ClampedText text={verdict.cause} />
        </p>
      )}
      <dl className={classes.rows}>
        {isOver && evidence.length > 0 && (
          <Row label="Evidence">
            <EvidenceText evidence={evidence} />
          </Row>
        )}
        <FailedLine task={task} />
        <Row label="AWS says">
          <AwsWords task={task} />
        </Row>
        {(verdict.remedy || task.alike) && (
          <Row label="Next">
            <ClampedText text={verdict.remedy} /> <Alike task={task} />
          </Row>
        )}
        {verdict.guide && (
          <Row label="AWS guide">
            <GuideLink guide={verdict.guide} />
          </Row>
        )}
      </dl>
    </section>
  )
})

const part = createLazyPart(LastLineRow)
const LastLine = dynamic(() => part.load(async () => (await import('./last-line')).LastLine), {
  ssr: false,
  loading: part.Loading,
})

/** The line that a failed container wrote about its failure. */
function FailedLine({ task }: { task: TaskView }) {
  const container = findFailedContainer(task)
  return container && <LastLine address={task.address} container={container.name} />
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.row}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** `It also failed this way in 2 of the last 9 runs.` */
function Alike({ task: { alike, family } }: { task: TaskView }) {
  if (!alike) return null
  const runs = alike.of === 1 ? 'the last run' : `${alike.count} of the last ${alike.of} runs`
  return (
    <span>
      It also ended this way in <Link href={toFamilyHref(family)}>{runs}</Link>.
    </span>
  )
}

function GuideLink({ guide: { title, href } }: { guide: GuidePage }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {title}
      <IconExternalLink size={13} aria-label="opens in a new tab" className={classes.external} />
    </a>
  )
}

/** What AWS's stopped reason, which stands in the next row, does not say already. */
const selectTelling = (evidence: Verdict['evidence'], stoppedReason: string | undefined) =>
  evidence.filter(
    ({ exitCode, sentence, log }) =>
      exitCode !== undefined || log !== undefined || sentence !== stoppedReason,
  )

/** ` for 6 min 02 s`, since the phase it is in began. */
function Since({ task: { timeline } }: { task: TaskView }) {
  const phase = timeline?.phases.find(({ ongoing }) => ongoing)
  return useClock(nowMs => (phase ? ` for ${toDurationText(nowMs - phase.startMs)}` : ''))
}

/** ECS allows names of 255 characters. */
const LONGEST_NAME = 255
const LONGEST_TITLE = 400

/** The title, with the name of the container that it speaks of in the mono face. */
function TitleText({ verdict: { title, evidence } }: { verdict: Verdict }) {
  const name = evidence.find(
    ({ container }) => container && title.includes(` ${container} `),
  )?.container
  const at = name ? title.indexOf(` ${name} `) : -1
  if (!name || at < 0 || title.length > LONGEST_TITLE) return <>{cutText(title, LONGEST_TITLE)}</>
  return (
    <>
      {title.slice(0, at + 1)}
      <code className={classes.name}>{name}</code>
      {title.slice(at + 1 + name.length)}
    </>
  )
}

function EvidenceText({ evidence }: { evidence: Verdict['evidence'] }) {
  return evidence.map(({ field, container, exitCode, sentence, log }, index) => (
    <Fragment key={`${field} ${container ?? ''} ${index}`}>
      {index > 0 && ' · '}
      {exitCode !== undefined && (
        <>
          exit code <strong>{exitCode}</strong>
          {container && (
            <>
              {' in '}
              <code>{cutText(container, LONGEST_NAME)}</code>
            </>
          )}{' '}
        </>
      )}
      {log && (
        <>
          <a href="#log">log</a> in{' '}
          <code>{cutText([log.group, log.stream].filter(Boolean).join(' › '), LONGEST_TITLE)}</code>
        </>
      )}
      {exitCode === undefined && container && !log && (
        <>
          <code>{cutText(container, LONGEST_NAME)}</code>:{' '}
        </>
      )}
      {sentence && (
        <code className={classes.quote}>
          <ClampedText text={sentence} />
        </code>
      )}
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
      <code>{cutText(stopCode ?? 'no stop code', LONGEST_NAME)}</code>
      {stoppedReason ? (
        <>
          {' · “'}
          <ClampedText text={stoppedReason} />”
        </>
      ) : (
        ' · no stopped reason'
      )}
      {verdict.outcome === 'running' && (
        <>
          {' · '}
          <code>{lastStatus}</code>
        </>
      )}
    </>
  )
}
