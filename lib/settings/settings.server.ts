import 'server-only'
import { allowedRegions, defaultRegion } from './regions.ts'
import { isLoopbackName } from './own-hosts.ts'
import { readTrustedProxies } from './trusted-proxies.ts'
import type { TrustedProxies } from './trusted-proxies.ts'

const SIGN_IN_METHODS = ['access-keys', 'demo'] as const
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]

const HOUR_MS = 3_600_000
const DEFAULT_IDLE_HOURS = 8
/** A year: no credentials last that long. */
const MAX_IDLE_HOURS = 8_760

/** What the environment says about signing in (variables: README, "Settings"). */
export interface AuthSettings {
  methods: SignInMethod[]
  regions: string[]
  defaultRegion: string
  trustedProxies: TrustedProxies
  /** A session ends after so long without activity. */
  idleMs: number
}

/**
 * @throws when `SLIPWAY_SIGN_IN` names an unknown method, or `demo` without a loopback endpoint, or
 *   when another variable cannot be read; the message names the variable.
 */
export function readAuthSettings(env: Record<string, string | undefined>): AuthSettings {
  const regions = allowedRegions(env['SLIPWAY_REGIONS'])
  const methods = (env['SLIPWAY_SIGN_IN'] ?? 'access-keys')
    .split(',')
    .map(method => method.trim())
    .filter(Boolean)
    .map(toMethod)
  if (methods.includes('demo') && !isLoopbackUrl(env['AWS_ENDPOINT_URL'])) {
    throw new Error(
      'SLIPWAY_SIGN_IN offers demo, which needs AWS_ENDPOINT_URL to be a loopback address',
    )
  }
  return {
    methods,
    regions,
    defaultRegion: defaultRegion(regions, env['AWS_REGION']),
    idleMs: readIdleHours(env['SLIPWAY_IDLE_HOURS']) * HOUR_MS,
    trustedProxies: readTrustedProxies(env['SLIPWAY_TRUSTED_PROXIES']),
  }
}

/** @throws when it isn't a number of hours that sessions can be idle for. */
function readIdleHours(text: string | undefined): number {
  const hours = text?.trim() ? Number(text) : DEFAULT_IDLE_HOURS
  if (hours > 0 && hours <= MAX_IDLE_HOURS) return hours
  throw new Error(
    `SLIPWAY_IDLE_HOURS is "${text}"; it must be a number of hours above 0, ${MAX_IDLE_HOURS} at most`,
  )
}

/** Where a session goes on: the allow list may have been narrowed since it chose its Region. */
export const toAllowedRegion = (region: string, settings: AuthSettings): string =>
  settings.regions.includes(region) ? region : settings.defaultRegion

function toMethod(name: string): SignInMethod {
  const known = SIGN_IN_METHODS.find(method => method === name)
  if (known) return known
  throw new Error(`SLIPWAY_SIGN_IN names "${name}"; known are ${SIGN_IN_METHODS.join(', ')}`)
}

const isLoopbackUrl = (text: string | undefined): boolean =>
  text !== undefined && URL.canParse(text) && isLoopbackName(new URL(text).hostname)
