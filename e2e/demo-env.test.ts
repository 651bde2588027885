import { expect, it } from 'vitest'
import { demoEnv } from '../deploy/demo-env.ts'

const secret = 'a-secret-that-no-demo-has-to-keep-in-a-file'
const envOf = (shell: Record<string, string>) =>
  demoEnv({ NODE_ENV: 'test', NEXTAUTH_SECRET: secret, ...shell })

it.each<[Record<string, string>, string, string]>([
  [{}, 'us-east-1', 'us-east-1,eu-west-1'],
  [{ AWS_REGION: 'eu-west-1' }, 'eu-west-1', 'us-east-1,eu-west-1'],
  [{ AWS_REGION: 'eu-central-1' }, 'us-east-1', 'us-east-1,eu-west-1,eu-central-1'],
  [{ AWS_REGION: 'us-gov-west-1' }, 'us-east-1', 'us-east-1,eu-west-1'],
  [{ SLIPWAY_REGIONS: 'eu-central-1, eu-west-1' }, 'eu-west-1', 'eu-central-1,eu-west-1'],
  [{ SLIPWAY_REGIONS: 'eu-central-1' }, 'eu-central-1', 'eu-central-1'],
  [{ SLIPWAY_REGIONS: 'mars-north-1' }, 'us-east-1', 'us-east-1,eu-west-1'],
])('with %j the demo starts in %s and offers %s', (shell, first, offered) => {
  const { AWS_REGION, SLIPWAY_REGIONS } = envOf(shell)
  expect([AWS_REGION, SLIPWAY_REGIONS]).toEqual([first, offered])
})

it('lets no AWS variable of the shell lead the demo to a real account', () => {
  const env = envOf({ AWS_PROFILE: 'production' })
  expect(env).not.toHaveProperty('AWS_PROFILE')
  expect(env.AWS_ENDPOINT_URL).toBe('http://127.0.0.1:4599')
})
