'use client'

import Link from 'next/link'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { cutName } from '@/components/ui/clamped-text'
import { ExactTime, useMinuteText } from '@/components/ui/time/exact-time'
import { principalNameOf } from '@/lib/aws/arn'
import type { TaskAddress } from '@/lib/aws/arn'
import type { CompareRow } from '@/lib/task-view/compare/compare-row'
import { toSingleRows } from '@/lib/task-view/compare/compare-runs'
import type { Comparison } from '@/lib/task-view/compare/compare-runs'
import type { ComparedRun } from '@/lib/task-view/compare/compared-run'
import { toFactRows } from '@/lib/task-view/compare/fact-rows'
import { toTaskHref } from '@/lib/task-view/task-address'
import { toShortId } from '@/lib/task-view/task-names'
import { Cell } from './compare-cell'
import classes from './compare-table.module.css'
import { LastLine } from './last-line'
import { PhasesRow } from './phases-row'
import { Value } from './run-value'
import type { FollowedRun } from './use-run'

interface CompareTableProps {
  a: FollowedRun
  b: FollowedRun
  /** Undefined while one of the runs isn't there to be compared. */
  compared: Comparison | undefined
  /** Whether what is equal is shown, too. */
  isWhole: boolean
}

/**
 * What two runs have, beside each other. On a narrow screen each row is a heading with both values
 * under it, which drops the browser's own table roles; so they are written out.
 */
export function CompareTable({ a, b, compared, isWhole }: CompareTableProps) {
  const ids = [toShortId(a.address.taskId), toShortId(b.address.taskId)] as const
  const rows = (list: readonly CompareRow[]) =>
    list.map(row =>
      row.key === 'revision' ? (
        <RevisionRow key={row.key} row={row} ids={ids} a={a.run} b={b.run} />
      ) : (
        <Body key={row.key}>
          <ComparedRow row={row} ids={ids} />
        </Body>
      ),
    )
  return (
    <table role="table" aria-label="Both runs" className={classes.table}>
      <thead role="rowgroup" className={classes.head}>
        <tr role="row">
          <td role="cell" className={classes.corner} />
          <RunHeading address={a.address} run={a.run} />
          <RunHeading address={b.address} run={b.run} />
        </tr>
      </thead>
      {compared && rows(compared.differences)}
      <Body>
        <PhasesRow ids={ids} a={a.run?.task.timeline} b={b.run?.task.timeline} />
        <tr role="row" className={classes.row}>
          <RowHeading isQuiet>Last log line</RowHeading>
          <Value id={ids[0]}>{a.run && <LastLine task={a.run.task} />}</Value>
          <Value id={ids[1]}>{b.run && <LastLine task={b.run.task} />}</Value>
        </tr>
      </Body>
      {compared && isWhole && rows(compared.unknown)}
      {compared && isWhole && rows(compared.equal)}
      {!compared && a.run && rows(toSingleRows(a.run, 'a'))}
      {!compared && b.run && rows(toSingleRows(b.run, 'b'))}
    </table>
  )
}

const Body = ({ id, children }: { id?: string; children: ReactNode }) => (
  <tbody role="rowgroup" id={id}>
    {children}
  </tbody>
)

type Ids = readonly [a: string, b: string]

/** Which run it is, when it was created, and who launched it. */
function RunHeading({ address, run }: { address: TaskAddress; run: ComparedRun | undefined }) {
  const toMinuteText = useMinuteText()
  const { launchedBy, startedBy, times } = run?.task ?? {}
  const by = launchedBy === undefined ? undefined : principalNameOf(launchedBy)
  const { createdAt } = times ?? {}
  return (
    <th role="columnheader" scope="col">
      <Link href={toTaskHref(address)} prefetch={false} title={address.taskId}>
        {toShortId(address.taskId)}
      </Link>
      <span className={classes.when}>
        {createdAt && <ExactTime iso={createdAt}>{toMinuteText(Date.parse(createdAt))}</ExactTime>}
        {by ? <span>{cutName(by)}</span> : startedBy && <span>{cutName(startedBy)}</span>}
      </span>
    </th>
  )
}

function RowHeading({
  isQuiet,
  container,
  children,
}: {
  isQuiet?: boolean
  container?: string
  children: ReactNode
}) {
  return (
    <th role="rowheader" scope="row" className={classes.label} data-quiet={isQuiet || undefined}>
      {children}
      {container !== undefined && (
        <span className={classes.container}> ({cutName(container)})</span>
      )}
    </th>
  )
}

interface ComparedRowProps {
  row: CompareRow
  ids: Ids
  isNested?: boolean
  /** After the right value. */
  more?: ReactNode
}

function ComparedRow({ row, ids, isNested, more }: ComparedRowProps) {
  const { label, container, a, b, isMono, isSameTag, relation } = row
  return (
    <tr
      role="row"
      className={classes.row}
      data-relation={relation}
      data-nested={isNested || undefined}
    >
      <RowHeading container={container} isQuiet={relation !== 'different'}>
        {cutName(label)}
      </RowHeading>
      <Value id={ids[0]}>
        <Cell cell={a} isMono={isMono} />
      </Value>
      <Value id={ids[1]}>
        <Cell cell={b} isMono={isMono} isSameTag={isSameTag} /> {more}
      </Value>
    </tr>
  )
}

interface RevisionRowProps extends Pick<ComparedRowProps, 'row' | 'ids'> {
  a: ComparedRun | undefined
  b: ComparedRun | undefined
}

/** With the differences of the task definitions under it, where both are known. */
function RevisionRow({ row, ids, a, b }: RevisionRowProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [own, others] = [a?.inputs?.definition, b?.inputs?.definition]
  const canOpen = row.relation === 'different' && own !== undefined && others !== undefined
  return (
    <>
      <Body>
        <ComparedRow
          row={row}
          ids={ids}
          more={
            canOpen && (
              <button
                type="button"
                className={classes.disclosure}
                aria-expanded={isOpen}
                aria-controls={isOpen ? id : undefined}
                onClick={() => setIsOpen(!isOpen)}
              >
                what changed
              </button>
            )
          }
        />
      </Body>
      {isOpen && canOpen && (
        <Body id={id}>
          <DefinitionChanges
            ids={ids}
            rows={toFactRows(own, others, { one: 'value', many: 'values', isCounted: true })}
          />
        </Body>
      )}
    </>
  )
}

function DefinitionChanges({ rows, ids }: { rows: readonly CompareRow[]; ids: Ids }) {
  const changed = rows.filter(({ relation }) => relation === 'different')
  const hidden = rows.filter(({ relation }) => relation === 'unknown').length
  return (
    <>
      {changed.map(row => (
        <ComparedRow key={row.key} row={row} ids={ids} isNested />
      ))}
      {(changed.length === 0 || hidden > 0) && (
        <tr role="row" className={classes.row} data-nested>
          <td role="cell" colSpan={3} className={classes.none}>
            {changed.length === 0 && 'Both revisions say the same. '}
            {hidden > 0 &&
              `${hidden === 1 ? '1 hidden value isn’t' : `${hidden} hidden values aren’t`} compared.`}
          </td>
        </tr>
      )}
    </>
  )
}
