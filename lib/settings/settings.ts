import { z } from 'zod'
import { isLoopbackName, toOwnSite } from './own-site.ts'
import type { OwnSite } from './own-site.ts'
import { toProductionNames } from './production-names.ts'
import { COMMERCIAL_REGIONS, isRegionName } from './regions.ts'
import { toTrustedProxies } from './trusted-proxies.ts'
import type { TrustedProxies } from './trusted-proxies.ts'

const SIGN_IN_METHODS = ['access-keys', 'demo'] as const
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]

/** What the environment says (variables: README, "Point it at a real account"). */
export interface Settings {
  /** Where `npm start` listens. */
  host: string
  port: number
  /** Where people reach it. */
  site: OwnSite
  /** What every key is derived from. */
  secret: string
  databaseUrl: string
  signInMethods: SignInMethod[]
  /** The allow list, never empty. */
  regions: string[]
  /** The Region that a new session starts in. */
  defaultRegion: string
  isAllowedRegion: (region: string) => boolean
  /** Whether a cluster of this name is marked as production; its tag may mark it, too. */
  isProductionName: (cluster: string) => boolean
  trustedProxies: TrustedProxies
  /** A session ends after so long without activity. */
  idleMs: number
  /** How often the watcher may call ECS in one account and Region. */
  awsCallsPerSecond: number
}

const HOUR_MS = 3_600_000
/** A year: no credentials last that long. */
const MAX_IDLE_HOURS = 8_760
/** The quota of ECS for a whole account is 20 (service quotas, cluster resource read actions). */
const MAX_CALLS_PER_SECOND = 20
const MIN_SECRET_CHARACTERS = 32

const PORT_TEXT = /^\d{1,5}$/
const isPort = (text: string): boolean => PORT_TEXT.test(text) && Number(text) <= 65_535

const isIdleTime = (text: string): boolean => Number(text) > 0 && Number(text) <= MAX_IDLE_HOURS

const isCallRate = (text: string): boolean =>
  Number(text) > 0 && Number(text) <= MAX_CALLS_PER_SECOND

const isWebUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** Entries separated by commas; blanks and repetitions don't count. */
const list = z
  .string()
  .default('')
  .transform(text => {
    const entries = text.split(',').map(entry => entry.trim())
    return [...new Set(entries.filter(Boolean))]
  })

const NO_SECRET =
  `NEXTAUTH_SECRET must have at least ${MIN_SECRET_CHARACTERS} characters: every key that protects ` +
  'credentials is derived from it. Make one with `openssl rand -base64 32`.'

/** One member for each variable. Each message is a sentence that names its variable. */
const environment = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z
      .string()
      .refine(isPort, { error: 'PORT must be a number from 0 to 65535.' })
      .default('3000')
      .transform(Number),
    NEXTAUTH_URL: z
      .string()
      .refine(isWebUrl, {
        error: 'NEXTAUTH_URL must be a URL such as https://slipway.example.com.',
      })
      .optional(),
    NEXTAUTH_SECRET: z.string(NO_SECRET).min(MIN_SECRET_CHARACTERS, NO_SECRET),
    DATABASE_URL: z
      .string()
      .startsWith('file:', 'DATABASE_URL must be file:PATH; Slipway supports no other database.')
      .default('file:./data/slipway.db'),
    AWS_ENDPOINT_URL: z
      .string()
      .refine(isWebUrl, {
        error: 'AWS_ENDPOINT_URL must be a URL such as http://127.0.0.1:4599.',
      })
      .optional(),
    AWS_REGION: z.string().optional(),
    SLIPWAY_REGIONS: list.pipe(z.array(z.string().refine(isRegionName, { error: notARegion }))),
    SLIPWAY_SIGN_IN: list.pipe(z.array(z.enum(SIGN_IN_METHODS, { error: notAMethod }))),
    SLIPWAY_TRUSTED_PROXIES: list.transform((entries, { issues }) => {
      const { proxies, problems } = toTrustedProxies(entries)
      for (const message of problems) issues.push({ code: 'custom', input: entries, message })
      return proxies
    }),
    SLIPWAY_IDLE_HOURS: z
      .string()
      .refine(isIdleTime, {
        error: `SLIPWAY_IDLE_HOURS must be a number of hours above 0, ${MAX_IDLE_HOURS} at most.`,
      })
      .default('8')
      .transform(Number),
    SLIPWAY_AWS_CALLS_PER_SECOND: z
      .string()
      .refine(isCallRate, {
        error: `SLIPWAY_AWS_CALLS_PER_SECOND must be a number above 0, ${MAX_CALLS_PER_SECOND} at most.`,
      })
      .default('2')
      .transform(Number),
    SLIPWAY_PRODUCTION_CLUSTERS: list.transform(toProductionNames),
  })
  .refine(isDemoLocal, {
    error: 'SLIPWAY_SIGN_IN offers demo, so AWS_ENDPOINT_URL must be a loopback address.',
    when: ({ issues }) => issues.every(({ path }) => path?.[0] !== 'SLIPWAY_SIGN_IN'),
  })

/** The environment can't be used. The message has a sentence for each wrong variable. */
export class WrongSettings extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(problems.join(' '))
    this.problems = problems
  }
}

/**
 * Reads the environment. A blank variable counts as absent.
 *
 * @throws WrongSettings
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.entries(env).filter(([, value]) => value?.trim())
  const parsed = environment.safeParse(Object.fromEntries(given))
  if (!parsed.success) throw new WrongSettings(parsed.error.issues.map(({ message }) => message))
  const { data } = parsed
  const regions = data.SLIPWAY_REGIONS.length > 0 ? data.SLIPWAY_REGIONS : [...COMMERCIAL_REGIONS]
  const isAllowedRegion = (region: string) => regions.includes(region)
  const preferred = [data.AWS_REGION, ...regions].find(region => region && isAllowedRegion(region))
  return {
    host: data.HOST,
    port: data.PORT,
    site: toOwnSite(data.NEXTAUTH_URL ?? `http://localhost:${data.PORT}`),
    secret: data.NEXTAUTH_SECRET,
    databaseUrl: data.DATABASE_URL,
    signInMethods: data.SLIPWAY_SIGN_IN.length > 0 ? data.SLIPWAY_SIGN_IN : ['access-keys'],
    regions,
    defaultRegion: preferred ?? COMMERCIAL_REGIONS[0],
    isAllowedRegion,
    isProductionName: data.SLIPWAY_PRODUCTION_CLUSTERS,
    trustedProxies: data.SLIPWAY_TRUSTED_PROXIES,
    idleMs: data.SLIPWAY_IDLE_HOURS * HOUR_MS,
    awsCallsPerSecond: data.SLIPWAY_AWS_CALLS_PER_SECOND,
  }
}

/** Where a session goes on: the allow list may have changed since it chose its Region. */
export const toAllowedRegion = (
  region: string,
  { isAllowedRegion, defaultRegion }: Pick<Settings, 'isAllowedRegion' | 'defaultRegion'>,
): string => (isAllowedRegion(region) ? region : defaultRegion)

interface DemoFacts {
  SLIPWAY_SIGN_IN: SignInMethod[]
  AWS_ENDPOINT_URL?: string
}

/** The demo's keys are public: they must never be tried on AWS. */
function isDemoLocal({ SLIPWAY_SIGN_IN: methods, AWS_ENDPOINT_URL: url = '' }: DemoFacts): boolean {
  if (!methods.includes('demo')) return true
  return URL.canParse(url) && isLoopbackName(new URL(url).hostname)
}

function notARegion({ input }: { input?: unknown }): string {
  return `SLIPWAY_REGIONS names "${String(input)}", which isn’t a Region such as eu-central-1.`
}

function notAMethod({ input }: { input?: unknown }): string {
  return `SLIPWAY_SIGN_IN names "${String(input)}"; choose from ${SIGN_IN_METHODS.join(', ')}.`
}
