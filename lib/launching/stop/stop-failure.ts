import type { Failure } from '../../result.ts'

/**
 * ECS does not know the task: it is not listed yet, it was forgotten, or it never existed (API
 * Reference, StopTask: `InvalidParameterException`, "The referenced task was not found.").
 */
export const isTaskUnknown = ({ code, detail = '' }: Failure): boolean =>
  code === 'InvalidParameterException' && /\bnot found\b|\bMISSING\b/i.test(detail)

/** Whether the next task of the same Region would fail in the same way, so it need not be sent. */
export const stopsTheRest = ({ kind }: Failure): boolean =>
  kind === 'expired' || kind === 'unreachable' || kind === 'throttled'

/** A failure of StopTask in the words of somebody who wanted to stop a task. */
export function toStopFailure(failure: Failure, cluster: string): Failure {
  const message = toMessage(failure, cluster)
  return message === undefined ? failure : { ...failure, message }
}

function toMessage({ kind, code, status }: Failure, cluster: string): string | undefined {
  if (kind === 'forbidden') return 'Your credentials don’t allow ecs:StopTask.'
  if (code === 'ClusterNotFoundException') return `The cluster ${cluster} no longer exists.`
  return kind === 'unreachable' ? toSafeRetryText(status) : undefined
}

/** Stopping a task or setting its tags twice does no harm. Undefined for an answer that isn't AWS's. */
export function toSafeRetryText(status: number | undefined): string | undefined {
  if (status === undefined) {
    return 'AWS did not respond. Check the connection; it’s safe to try again.'
  }
  return status < 500
    ? undefined
    : `AWS answered with an error (${status}). It’s safe to try again.`
}

export const UNKNOWN_TASK: Failure = {
  kind: 'rejected',
  message: 'ECS doesn’t list this task. It may have stopped more than an hour ago.',
}

export const NOT_YOUR_TASK: Failure = {
  kind: 'invalid',
  message: 'This isn’t a task of your account.',
}
