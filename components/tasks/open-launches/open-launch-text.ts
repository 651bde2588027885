import type { OpenLaunchView } from '@/lib/launching/open-launch-view'
import { toAgoText } from '@/components/ui/time/ago-text'
import { principalNameOf } from '@/lib/aws/arn'
import { toCountText } from '@/lib/task-view/count-text'

/** `db-migrate:14 on demo, 1 task, launched 6 min ago by you.` */
export function toWhatText(launch: OpenLaunchView, nowMs: number): string {
  const { taskDefinition, cluster, count, launchedBy, isOwn } = launch
  const person = isOwn ? 'you' : principalNameOf(launchedBy)
  return `${taskDefinition} on ${cluster}, ${toCountText(count)}, launched ${ago(launch.launchedAt, nowMs)} by ${person}.`
}

/** What is known of its answer and of its tasks. */
export function toKnownText(launch: OpenLaunchView, nowMs: number): string {
  const { failure, isFindable, isSending, lookedAt } = launch
  if (isSending) return 'RunTask is being sent right now.'
  return [toAnswerText(failure), toFoundText(isFindable, lookedAt, nowMs)].join(' ')
}

function toAnswerText(failure: OpenLaunchView['failure']): string {
  if (!failure) return 'Slipway stopped before AWS responded to RunTask.'
  const { detail, status = 0 } = failure
  if (status >= 500) {
    return `AWS answered RunTask with an error (${status}), which doesn’t say whether it started anything.`
  }
  if (!detail && !status) return 'AWS did not respond to RunTask.'
  return 'The last answer from AWS doesn’t say whether RunTask started anything.'
}

function toFoundText(isFindable: boolean, lookedAt: string | undefined, nowMs: number): string {
  if (!isFindable) {
    return 'Other tasks may share its “started by”, so Slipway can’t tell which task is its own. Look for it on the cluster.'
  }
  if (!lookedAt) return 'Slipway has not been able to look for its tasks yet.'
  return `No task of this launch has been found since (checked ${ago(lookedAt, nowMs)}).`
}

/** What the button does, and what it says. */
export const againTexts = {
  same: { label: 'Send again' },
  late: {
    label: 'Send as a new launch',
    warning:
      'More than 55 minutes have passed. Sending it again is a new launch: the first may have run and been forgotten by ECS.',
  },
  'unknown-age': {
    label: 'Send as a new launch',
    warning:
      'This server’s clock is behind the time of the click, so the age of this launch is unknown. Sending it again is a new launch: the first may have run.',
  },
} satisfies Record<OpenLaunchView['resend'], { label: string; warning?: string }>

const ago = (iso: string, nowMs: number) => toAgoText(nowMs - Date.parse(iso))
