import { describe, expect, it } from 'vitest'
import { readSettings, toAllowedRegion, WrongSettings } from './settings.ts'

const NEXTAUTH_SECRET = 's'.repeat(32)
const read = (env: Record<string, string | undefined> = {}) =>
  readSettings({ NEXTAUTH_SECRET, ...env })

/** The variables that the problems name first, in order. */
function wrongIn(env: Record<string, string | undefined>): (string | undefined)[] {
  try {
    readSettings(env)
    return []
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error
    return error.problems.map(problem => /^[A-Z_]+(?= .+\.$)/.exec(problem)?.[0])
  }
}

describe('settings', () => {
  it('need a secret and nothing else', () => {
    expect(read()).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: 'file:./data/slipway.db',
      signInMethods: ['access-keys'],
      defaultRegion: 'us-east-1',
      idleMs: 8 * 3_600_000,
    })
    expect(read().site.url).toBe('http://localhost:3000')
    expect(read().regions).toContain('eu-central-1')
    expect(read().isProductionName('prod')).toBe(false)
    expect(read().trustedProxies.has('127.0.0.1')).toBe(false)
  })

  it('count a blank variable as absent', () => {
    const blank = {
      HOST: '',
      PORT: ' ',
      NEXTAUTH_URL: '',
      DATABASE_URL: ' ',
      AWS_ENDPOINT_URL: '',
      SLIPWAY_REGIONS: ' , ',
      SLIPWAY_SIGN_IN: '',
      SLIPWAY_IDLE_HOURS: ' ',
      SLIPWAY_TRUSTED_PROXIES: ' , ',
      SLIPWAY_PRODUCTION_CLUSTERS: ' , ',
    }
    expect(JSON.stringify(read(blank))).toBe(JSON.stringify(read()))
  })

  it('take what the variables say', () => {
    const settings = read({
      HOST: '::',
      PORT: '0',
      NEXTAUTH_URL: 'https://slipway.example.com',
      DATABASE_URL: 'file:/var/lib/slipway.db',
      SLIPWAY_IDLE_HOURS: '0.5',
      SLIPWAY_AWS_CALLS_PER_SECOND: '0.5',
      SLIPWAY_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8',
      SLIPWAY_PRODUCTION_CLUSTERS: 'prod-*, live',
    })
    expect(settings).toMatchObject({
      host: '::',
      port: 0,
      databaseUrl: 'file:/var/lib/slipway.db',
      idleMs: 1_800_000,
      awsCallsPerSecond: 0.5,
    })
    expect([...settings.site.hosts]).toEqual(['slipway.example.com'])
    expect(settings.trustedProxies.has('10.1.1.1')).toBe(true)
    expect(settings.isProductionName('live')).toBe(true)
  })

  it('reach the site on loopback with the port, unless its URL is set', () => {
    expect(read({ PORT: '4000' }).site.url).toBe('http://localhost:4000')
  })

  it('name every wrong variable at once, and keep its value to themselves where it may be secret', () => {
    const env = {
      PORT: '65536',
      NEXTAUTH_URL: 'slipway.example.com',
      NEXTAUTH_SECRET: 'hush',
      DATABASE_URL: 'mysql://user:hush@host/db',
      AWS_ENDPOINT_URL: 'here',
      SLIPWAY_REGIONS: 'Frankfurt',
      SLIPWAY_SIGN_IN: 'password',
      SLIPWAY_TRUSTED_PROXIES: 'proxy',
      SLIPWAY_IDLE_HOURS: 'eight',
      SLIPWAY_AWS_CALLS_PER_SECOND: 'two',
    }
    expect(wrongIn(env)).toEqual(Object.keys(env))
    expect(() => readSettings(env)).toThrow(/^(?!.*hush)/)
    expect(wrongIn({})).toEqual(['NEXTAUTH_SECRET'])
  })

  it.each(['http', '65536', '-1', '80.5', '1e3'])('refuse %j as a port', PORT => {
    expect(wrongIn({ NEXTAUTH_SECRET, PORT })).toEqual(['PORT'])
  })

  it.each(['0', '-1', 'eight', '8h', 'NaN', 'Infinity', '8761'])(
    'refuse %j hours as the idle time of a session',
    SLIPWAY_IDLE_HOURS => {
      expect(wrongIn({ NEXTAUTH_SECRET, SLIPWAY_IDLE_HOURS })).toEqual(['SLIPWAY_IDLE_HOURS'])
    },
  )

  it.each(['0', '-1', 'two', '2/s', 'NaN', 'Infinity', '21'])(
    'refuse %j as the calls of a second',
    SLIPWAY_AWS_CALLS_PER_SECOND => {
      const env = { NEXTAUTH_SECRET, SLIPWAY_AWS_CALLS_PER_SECOND }
      expect(wrongIn(env)).toEqual(['SLIPWAY_AWS_CALLS_PER_SECOND'])
    },
  )

  it.each([
    undefined,
    'https://ecs.us-east-1.amazonaws.com',
    'http://127.0.0.1.evil.test',
    'http://demo',
  ])('refuse the demo operator on the endpoint %j', AWS_ENDPOINT_URL => {
    const env = { NEXTAUTH_SECRET, SLIPWAY_SIGN_IN: 'demo', AWS_ENDPOINT_URL }
    expect(wrongIn(env)).toEqual(['SLIPWAY_SIGN_IN'])
  })

  it.each(['http://127.0.0.1:4599', 'http://localhost:1', 'http://[::1]:1'])(
    'offer the demo operator on the endpoint %j',
    AWS_ENDPOINT_URL => {
      expect(read({ SLIPWAY_SIGN_IN: 'demo', AWS_ENDPOINT_URL }).signInMethods).toEqual(['demo'])
    },
  )
})

describe('the allow list of Regions', () => {
  const narrowed = { SLIPWAY_REGIONS: ' eu-west-1, us-east-1,eu-west-1' }

  it('decides where a new session starts', () => {
    expect(read(narrowed)).toMatchObject({
      regions: ['eu-west-1', 'us-east-1'],
      defaultRegion: 'eu-west-1',
    })
    expect(read({ ...narrowed, AWS_REGION: 'us-east-1' }).defaultRegion).toBe('us-east-1')
    expect(read({ ...narrowed, AWS_REGION: 'ap-south-1' }).defaultRegion).toBe('eu-west-1')
  })

  it('keeps a session in its Region for as long as that is allowed', () => {
    const settings = read({ ...narrowed, AWS_REGION: 'us-east-1' })
    expect(toAllowedRegion('eu-west-1', settings)).toBe('eu-west-1')
    expect(toAllowedRegion('ap-south-1', settings)).toBe('us-east-1')
  })
})
