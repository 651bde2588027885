import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccountUnderTest } from '../../testing/account-under-test.ts'
import type { AccountUnderTest } from '../../testing/account-under-test.ts'
import { onFargate } from '../../testing/arbitrary/prove-rules.ts'
import { fromRunTaskInput } from '../from-run-task-input.ts'
import { launchSchema } from '../schema.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'

let account: AccountUnderTest

beforeAll(async () => {
  account = await startAccountUnderTest()
})
afterAll(() => account.close())

const strategy = [{ capacityProvider: 'FARGATE', weight: 1 }]

const both = () => onFargate({ capacityProviderStrategy: strategy })(account)

describe('a launch type and a strategy exclude each other', () => {
  it('at the service, which refuses both', async () => {
    expect(await account.send(both())).toMatch(/^InvalidParameterException: Specifying both/)
  })

  it('in a launch that comes in: the strategy is kept, and the launch type named as unused', async () => {
    const { values, unused } = fromRunTaskInput(both())
    expect(unused).toEqual(['launchType'])
    const request = toRunTaskInput(launchSchema.parse(values))
    expect(request).toMatchObject({ capacityProviderStrategy: strategy })
    expect(request).not.toHaveProperty('launchType')
    expect(await account.send(request)).toBeUndefined()
  })

  it('in the form, which keeps what was chosen before and launches what is chosen now', () => {
    const chosen = { launchType: 'EC2', capacityProviderStrategy: strategy }
    const launched = (kind: string) =>
      toRunTaskInput(launchSchema.parse({ taskDefinition: 'app', compute: { kind, ...chosen } }))
    expect(launched('launchType')).toMatchObject({ launchType: 'EC2' })
    expect(launched('launchType')).not.toHaveProperty('capacityProviderStrategy')
    expect(launched('strategy')).not.toHaveProperty('launchType')
    expect(launched('clusterDefault')).not.toHaveProperty('launchType')
    expect(launched('clusterDefault')).not.toHaveProperty('capacityProviderStrategy')
  })
})
