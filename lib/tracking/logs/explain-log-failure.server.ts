import 'server-only'
import { findMissing } from '../../aws/logs/log-group-reads.server.ts'
import type { Failure } from '../../result.ts'
import type { LogPlace } from './locate-log.server.ts'

export type LogAction = 'logs:GetLogEvents' | 'logs:FilterLogEvents'

/** The failure in words that name what is missing. */
export async function explainLogFailure(
  place: LogPlace,
  failure: Failure,
  { action, isBegun }: { action: LogAction; isBegun: boolean },
): Promise<Failure> {
  if (failure.kind === 'forbidden') return toDenied(place, action, failure)
  if (failure.code === 'InvalidParameterException' && isBegun) {
    return { ...failure, message: TOKEN_TOO_OLD }
  }
  const missing = await findMissing(place.aws, place.group, failure)
  return missing ? { ...failure, message: toMissingText(missing, place) } : failure
}

/** Whether AWS says that the stream, not its group, doesn't exist; undefined where that isn't why. */
export async function isStreamMissing(place: LogPlace, failure: Failure): Promise<boolean> {
  return (await findMissing(place.aws, place.group, failure)) === 'stream'
}

export const toDenied = (
  { group, stream }: LogPlace,
  action: LogAction,
  failure: Partial<Failure> = {},
): Failure => ({
  ...failure,
  kind: 'forbidden',
  message:
    action === 'logs:GetLogEvents'
      ? `Your credentials don’t allow ${action} on ${group}, log stream ${stream}.`
      : `Your credentials don’t allow ${action} on ${group}, which searching the whole log needs.`,
})

/** AWS forgets tokens after 24 hours, and with their stream (API Reference, GetLogEvents). */
const TOKEN_TOO_OLD =
  'CloudWatch Logs doesn’t know this place in the log any more. Read the log again from its end.'

function toMissingText(missing: 'group' | 'stream' | 'either', place: LogPlace): string {
  const { group, stream, createsGroup, driver } = place
  if (missing === 'stream') return toGoneText(place)
  if (missing === 'either') return `The log group ${group} or its stream ${stream} doesn’t exist.`
  if (!createsGroup) {
    return driver === 'awslogs'
      ? `The log group ${group} doesn’t exist. Create it, or set awslogs-create-group.`
      : `The log group ${group} doesn’t exist. Create it, or set auto_create_group.`
  }
  return driver === 'awslogs'
    ? `The log group ${group} doesn’t exist. The next task creates it, as awslogs-create-group is set.`
    : `The log group ${group} doesn’t exist. The next line creates it, as auto_create_group is set.`
}

const toGoneText = ({ group, stream, driver }: LogPlace): string =>
  driver === 'awslogs'
    ? `The log stream ${stream} no longer exists in ${group}. It was deleted, or its lines were older than the log group keeps them.`
    : `The log stream ${stream} doesn’t exist in ${group}. FireLens creates it with the first line, so the container wrote none, or the stream was deleted.`
