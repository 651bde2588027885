/** What AWS may have cut off a long reason is not compared. */
const COMPARED_CHARACTERS = 200

/** Without a reason, ECS writes one of its own. */
export const isSilentReason = (reason = ''): boolean =>
  /^(task stopped by user\.?)?$/i.test(reason.trim())

/**
 * Whether a call of StopTask with this reason is the one that stopped the task: of several calls AWS
 * keeps the first one's reason.
 */
export const isReasonOf = (reason: string | undefined, stoppedReason = ''): boolean =>
  isSilentReason(reason)
    ? isSilentReason(stoppedReason)
    : stoppedReason.includes((reason ?? '').trim().slice(0, COMPARED_CHARACTERS))
