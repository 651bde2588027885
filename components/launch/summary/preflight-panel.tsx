'use client'

import { Button } from '@mantine/core'
import { ClockTime } from '@/components/ui/time/exact-time'
import { Skeleton } from '@/components/ui/skeleton'
import type { PreflightCheck, CheckVerdict } from '@/lib/preflight/facts/preflight-check'
import { useLaunchContext } from '../form-state/launch-context'
import classes from './preflight-panel.module.css'
import { PreflightRow, toVerdictWord } from './preflight-row'
import { usePreflight } from './use-preflight'
import type { Preflight } from './use-preflight'

/**
 * What the launch depends on, looked at on request and without launching.
 * @param onGo before the focus moves to a field: what covers the form closes
 */
export function PreflightPanel({ onGo }: { onGo?: () => void }) {
  const { goToField } = useLaunchContext()
  const preflight = usePreflight()
  const { answer, isRunning } = preflight
  function go(path: string) {
    onGo?.()
    goToField(path)
  }
  return (
    <section className={classes.panel} aria-label="Preflight" aria-busy={isRunning}>
      <RunBar preflight={preflight} />
      {answer ? (
        <ul className={classes.rows} data-old={isRunning || undefined}>
          {inOrder(answer.checks).map(check => (
            <PreflightRow key={check.id} check={check} onGo={go} />
          ))}
        </ul>
      ) : (
        isRunning && <RowsToCome />
      )}
    </section>
  )
}

function RunBar({ preflight }: { preflight: Preflight }) {
  const { answer, isRunning, run } = preflight
  return (
    <div className={classes.bar}>
      <div className={classes.status} role="status">
        <Status preflight={preflight} />
      </div>
      <Button
        size="xs"
        variant={answer ? 'default' : 'filled'}
        // Disabled it would lose the focus.
        data-disabled={isRunning || undefined}
        aria-disabled={isRunning || undefined}
        onClick={() => !isRunning && run()}
      >
        {isRunning ? 'Checking' : answer ? 'Run again' : 'Run preflight'}
      </Button>
    </div>
  )
}

function Status({ preflight }: { preflight: Preflight }) {
  const { answer, failure, isRunning, isChanged } = preflight
  if (failure) {
    return (
      <span className={classes.failed}>
        {failure.message} {answer && 'The previous results are below.'}
      </span>
    )
  }
  if (!answer) {
    return isRunning
      ? 'Checking permissions, roles, routes and log groups.'
      : 'Checks permissions, roles, routes and log groups. Nothing is launched.'
  }
  if (isChanged) return <strong className={classes.changed}>The form has changed since.</strong>
  return (
    <>
      {toSummary(answer.checks)}, at <ClockTime iso={answer.at} />
    </>
  )
}

const order: readonly CheckVerdict[] = ['problem', 'unknown', 'warning', 'fine']

/** What blocks the launch comes first. */
const inOrder = (checks: PreflightCheck[]): PreflightCheck[] =>
  [...checks].sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))

/** `1 problem, 1 could not check, 2 fine`. */
const toSummary = (checks: PreflightCheck[]): string =>
  order
    .map(verdict => ({ verdict, count: checks.filter(check => check.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${toWord(verdict, count)}`)
    .join(', ')

function toWord(verdict: CheckVerdict, count: number): string {
  const word = toVerdictWord(verdict).toLowerCase()
  return count > 1 && (verdict === 'problem' || verdict === 'warning') ? `${word}s` : word
}

const RowsToCome = () => (
  <ul className={classes.rows} aria-hidden>
    {[0, 1, 2, 3].map(row => (
      <li key={row} className={classes.row}>
        <Skeleton height={16} width={16} borderRadius="50%" />
        <div className={classes.body}>
          <Skeleton height={14} marginTop={3} width="55%" />
          <Skeleton height={12} marginTop={9} />
          <Skeleton height={12} marginTop={8} marginBottom={6} width="30%" />
        </div>
      </li>
    ))}
  </ul>
)
