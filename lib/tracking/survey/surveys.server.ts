import 'server-only'
import { parseClusterArn } from '../../aws/arn.ts'
import type { Ledger } from '../../ledger/open-ledger.server.ts'
import { hasSessionEnded, onSessionEnd } from '../../ledger/sessions/session-ends.ts'
import { processWide } from '../../process-wide.ts'
import type { Failure } from '../../result.ts'
import type { ClusterRoster } from '../listed/cluster-roster.ts'
import { forgetRoster, rosterOf } from '../listed/rosters.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { LOOKED_FOR_MS } from '../watch/create-watcher.ts'

/** How a page looks at a cluster. */
export interface ClusterLook {
  isVisible: boolean
  /** Whether tasks of services and managed daemons are asked for, too. */
  withServices: boolean
}

/** A session whose pages look at a cluster. Moments are epoch milliseconds. */
export interface Looker {
  ctx: TrackingContext
  /** When it began to look, without a break since. */
  sinceMs: number
  untilMs: number
  visibleUntilMs: number
  servicesUntilMs: number
  /** Its credentials were used last, `performance.now()`. */
  lentAtMs: number
  /** Why its last call gave nothing. */
  failure?: Failure
  /** AWS said that its credentials have ended: it isn't used until then. */
  restsUntilMs: number
}

/** One listing of a cluster, page by page. */
export interface Sweep {
  desiredStatus: 'RUNNING' | 'STOPPED'
  nextToken?: string
  seen: Set<string>
  calls: number
  /** Listed tasks that are to be described next. */
  waiting: string[]
  /** The sessions to which AWS denied those that wait. */
  deniedTo: Set<string>
  withServices: boolean
  /** Families whose tasks are looked for before the next page; undefined until it is known which. */
  families?: string[]
  /** What was found of them, to be described together. */
  ahead?: string[]
}

/** What all surveys of an account and Region share. */
export interface Place {
  /** When the last call was made for one of them, epoch milliseconds. */
  calledAtMs: number
}

/** A cluster that pages look at. Moments are epoch milliseconds. */
export interface Survey {
  clusterArn: string
  place: Place
  roster: ClusterRoster
  lookers: Map<string, Looker>
  sweep?: Sweep
  endedAtMs?: number
  /** Whether the last whole listing described tasks of services, too. */
  hasServices: boolean
  calls: number
  listed: number
  failures: number
  failure?: Failure
  notBeforeMs: number
  /** The last moment that was seen. */
  latestMs: number
  /** Goes up with each call of any survey: who called the longest ago goes first. */
  turn: number
  stepping: boolean
}

interface Surveys {
  byCluster: Map<string, Survey>
  /** By account and Region. */
  places: Map<string, Place>
}

/** A session looks at no more clusters at once: each costs calls and memory. */
export const MOST_LOOKED_AT = 500

const TOO_MANY: Failure = {
  kind: 'rejected',
  message: `Your pages look at more than ${MOST_LOOKED_AT} clusters. Choose fewer.`,
}

function surveysOf(ledger: Ledger): Surveys {
  const byLedger = processWide('cluster-surveys', () => new WeakMap<Ledger, Surveys>())
  const known = byLedger.get(ledger)
  if (known) return known
  const made: Surveys = { byCluster: new Map(), places: new Map() }
  byLedger.set(ledger, made)
  onSessionEnd(sid => made.byCluster.forEach(({ lookers }) => lookers.delete(sid)))
  return made
}

/** Those that pages look at, who called the longest ago first. */
export const surveysInTurn = (ledger: Ledger): Survey[] =>
  [...surveysOf(ledger).byCluster.values()].sort((one, other) => one.turn - other.turn)

/** Notes the look. Undefined for a session that has ended. */
export function noteLook(
  ctx: TrackingContext,
  clusterArn: string,
  { isVisible, withServices }: ClusterLook,
): { survey: Survey; looker: Looker } | { failure: Failure } | undefined {
  const { sid } = ctx.operator
  if (hasSessionEnded(sid)) return undefined
  const known = surveysOf(ctx.ledger).byCluster.get(clusterArn)
  if (!known?.lookers.has(sid) && isAtMost(ctx)) return { failure: TOO_MANY }
  const survey = known ?? startSurvey(ctx, clusterArn)
  const nowMs = tellTime(survey, ctx.now().getTime())
  const untilMs = nowMs + LOOKED_FOR_MS
  const before = survey.lookers.get(sid)
  const looker = {
    ctx,
    sinceMs: before && before.untilMs > nowMs ? before.sinceMs : nowMs,
    untilMs,
    visibleUntilMs: isVisible ? untilMs : (before?.visibleUntilMs ?? -Infinity),
    servicesUntilMs: withServices ? untilMs : (before?.servicesUntilMs ?? -Infinity),
    lentAtMs: before?.lentAtMs ?? -Infinity,
    failure: before?.failure,
    restsUntilMs: before?.restsUntilMs ?? -Infinity,
  }
  survey.lookers.set(sid, looker)
  return { survey, looker }
}

function isAtMost({ ledger, operator }: TrackingContext): boolean {
  let looked = 0
  for (const { lookers } of surveysOf(ledger).byCluster.values()) {
    if (lookers.has(operator.sid)) looked += 1
  }
  return looked >= MOST_LOOKED_AT
}

function startSurvey({ ledger, operator }: TrackingContext, clusterArn: string): Survey {
  const { byCluster, places } = surveysOf(ledger)
  const { accountId = operator.accountId, region = operator.region } =
    parseClusterArn(clusterArn) ?? {}
  const key = `${accountId} ${region}`
  const place = places.get(key) ?? { calledAtMs: -Infinity }
  places.set(key, place)
  const survey: Survey = {
    clusterArn,
    place,
    roster: rosterOf(ledger, clusterArn),
    lookers: new Map(),
    hasServices: false,
    calls: 0,
    listed: 0,
    failures: 0,
    notBeforeMs: -Infinity,
    latestMs: -Infinity,
    turn: 0,
    stepping: false,
  }
  byCluster.set(clusterArn, survey)
  return survey
}

/** Takes out who looks no more. Where nobody does, what was listed would only grow old. */
export function dropLookers(ledger: Ledger, survey: Survey): void {
  const { clusterArn, lookers } = survey
  for (const [sid, { ctx, untilMs }] of lookers) {
    const nowMs = tellTime(survey, ctx.now().getTime())
    if (untilMs <= nowMs || hasSessionEnded(sid)) lookers.delete(sid)
  }
  if (lookers.size > 0) return
  surveysOf(ledger).byCluster.delete(clusterArn)
  forgetRoster(ledger, clusterArn)
}

/** A clock that was set back would leave the next listing, and the looks, as far ahead. */
export function tellTime(survey: Survey, nowMs: number): number {
  const backMs = survey.latestMs - nowMs
  survey.latestMs = nowMs
  if (backMs <= 0 || backMs === Infinity) return nowMs
  if (survey.endedAtMs !== undefined) survey.endedAtMs -= backMs
  survey.notBeforeMs -= backMs
  for (const looker of survey.lookers.values()) {
    looker.sinceMs -= backMs
    looker.untilMs -= backMs
    looker.visibleUntilMs -= backMs
    looker.servicesUntilMs -= backMs
    looker.restsUntilMs -= backMs
  }
  return nowMs
}

/** How many calls listing all that pages look at in its account and Region takes. */
export function countCallsBeside(ledger: Ledger, { place }: Survey): number {
  let sum = 0
  for (const each of surveysOf(ledger).byCluster.values()) {
    if (each.place === place) sum += each.calls
  }
  return sum
}

export const wantsServices = ({ lookers }: Survey, nowMs: number): boolean =>
  [...lookers.values()].some(({ servicesUntilMs }) => servicesUntilMs > nowMs)
