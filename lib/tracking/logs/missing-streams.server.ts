import 'server-only'
import { knownTrust, noteRead } from '../../permissions/may-describe.server.ts'
import { processWide } from '../../process-wide.ts'
import type { Failure } from '../../result.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import type { LogPlace } from './locate-log.server.ts'

/** A log that doesn't exist yet is asked for so often at most, however many wait for it. */
const KNOWN_MS = 2_000
const MOST_STREAMS = 2_000

interface Missing {
  failure: Failure
  atMs: number
}

const missing = () => processWide('missing-log-streams', () => new Map<string, Missing>())

/** What stands for being told that the stream doesn't exist. It proves nothing about its lines. */
const beingToldOf = ({ streamArn }: LogPlace): string => `${streamArn} missing`

const keyOf = ({ aws, streamArn }: LogPlace): string => `${aws.endpoint ?? ''} ${streamArn}`

/** AWS has just told this session that the stream or its group doesn't exist. */
export function noteMissing(ctx: TrackingContext, place: LogPlace, failure: Failure): void {
  noteRead(ctx, beingToldOf(place), true)
  const streams = missing()
  streams.delete(keyOf(place))
  streams.set(keyOf(place), { failure, atMs: ctx.now().getTime() })
  const [oldest] = streams.keys()
  if (streams.size > MOST_STREAMS && oldest !== undefined) streams.delete(oldest)
}

/** Whether AWS has told this very session within the last two minutes. */
export const wasToldMissing = (ctx: TrackingContext, place: LogPlace): boolean =>
  knownTrust(ctx, beingToldOf(place)) === true

/** What AWS told somebody a moment ago, for a session that it has told as well. */
export function knownMissing(ctx: TrackingContext, place: LogPlace): Failure | undefined {
  const known = missing().get(keyOf(place))
  if (!known || !wasToldMissing(ctx, place)) return undefined
  const ageMs = ctx.now().getTime() - known.atMs
  return ageMs >= 0 && ageMs < KNOWN_MS ? known.failure : undefined
}
