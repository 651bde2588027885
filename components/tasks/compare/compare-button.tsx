'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { ActionButton } from '@/components/ui/action-button'
import { ExactTime, useMinuteText } from '@/components/ui/time/exact-time'
import { PopButton } from '@/components/ui/pop-button'
import type { TaskAddress } from '@/lib/aws/arn'
import { fail } from '@/lib/result'
import { toCompareHref } from '@/lib/task-view/compare/compare-address'
import type { EarlierRun, EarlierRuns } from '@/lib/task-view/compare/earlier-runs'
import { parseTaskReference } from '@/lib/task-view/reference/parse-task-reference'
import { callAction } from '../../data/call-action'
import type { FindTask } from '../list/task-search'
import classes from './compare-button.module.css'

export interface CompareButtonProps {
  address: TaskAddress
  earlier: EarlierRuns
  find: FindTask
}

/** Leads to this run beside an earlier one of its family, or beside any other. */
export const CompareButton = (props: CompareButtonProps) => (
  <PopButton content={() => <Choices {...props} />}>
    <span className={classes.label}>Compare</span>
  </PopButton>
)

function Choices({ address, earlier: { last, lastSucceeded }, find }: CompareButtonProps) {
  const areSame = last?.address.taskId === lastSucceeded?.address.taskId
  return (
    <div className={classes.choices}>
      {last && (
        <RunLink from={address} run={last}>
          {areSame ? 'Previous run, which succeeded' : 'Previous run'}
        </RunLink>
      )}
      {lastSucceeded && !areSame && (
        <RunLink from={address} run={lastSucceeded}>
          Last run that succeeded
        </RunLink>
      )}
      {!last && <p className={classes.none}>Slipway knows no earlier run of this family.</p>}
      <AnotherRun address={address} find={find} />
    </div>
  )
}

function RunLink({
  from,
  run: { address, createdAt },
  children,
}: {
  from: TaskAddress
  run: EarlierRun
  children: string
}) {
  const toMinuteText = useMinuteText()
  return (
    <Link href={toCompareHref(from, address)} prefetch={false} className={classes.choice}>
      {children}
      <span className={classes.when}>
        <ExactTime iso={createdAt}>{toMinuteText(Date.parse(createdAt))}</ExactTime>
      </span>
    </Link>
  )
}

const NO_REFERENCE = 'Enter a task ID, a task ARN or a link to a task.'
const SAME_RUN = 'This is the run on this page. Enter another one.'

function AnotherRun({ address, find }: Pick<CompareButtonProps, 'address' | 'find'>) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [isFinding, setIsFinding] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function open(event: SyntheticEvent) {
    event.preventDefault()
    if (isFinding) return
    setProblem(undefined)
    setIsFinding(true)
    const found = await findAddress(text, find)
    setIsFinding(false)
    if (typeof found === 'string') setProblem(found)
    else if (found.taskId === address.taskId) setProblem(SAME_RUN)
    else router.push(toCompareHref(address, found))
  }

  return (
    <form onSubmit={event => void open(event)} className={classes.form}>
      <label className={classes.field}>
        <span>Another run</span>
        <input
          value={text}
          placeholder="Task ID, ARN or link"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined || undefined}
          onChange={event => {
            setProblem(undefined)
            setText(event.currentTarget.value)
          }}
        />
      </label>
      <ActionButton type="submit" isBusy={isFinding}>
        Compare
      </ActionButton>
      <p role="alert" className={classes.problem}>
        {problem}
      </p>
    </form>
  )
}

/** The address, or why there is none. */
async function findAddress(text: string, find: FindTask): Promise<TaskAddress | string> {
  const given = toAddress(text)
  if (given) return given
  if (!parseTaskReference(text)) return NO_REFERENCE
  const found = await callAction(() => find({ reference: text.trim() }), fail)
  if (!found.ok) return found.failure.message
  return toAddress(found.value.href) ?? NO_REFERENCE
}

/** Undefined where a part is missing, as in a bare ID. */
function toAddress(text: string): TaskAddress | undefined {
  const { region, accountId, cluster, taskId } = parseTaskReference(text) ?? {}
  if (!region || !accountId || !cluster || !taskId) return undefined
  return { region, accountId, cluster, taskId }
}
