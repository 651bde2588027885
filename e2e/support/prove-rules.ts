import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAccountUnderTest } from './account-under-test.ts'
import type { AccountUnderTest } from './account-under-test.ts'

/** A rule of RunTask: a request that ECS refuses, beside its twin that it takes. */
export interface Rule {
  rule: string
  /** The field that the form names. */
  path: string
  /** A part of what the form says. */
  says: string
  refused: (account: AccountUnderTest) => RunTaskCommandInput
  accepted: (account: AccountUnderTest) => RunTaskCommandInput
}

/** Asks the form and the embedded AWS of each, and holds them to the same answer. */
export function proveRules(rules: Rule[], prepare?: (account: AccountUnderTest) => Promise<void>) {
  let account: AccountUnderTest
  beforeAll(async () => {
    account = await startAccountUnderTest()
    await prepare?.(account)
  })
  afterAll(() => account.close())

  it.each(rules)('$rule', async ({ path, says, refused, accepted }) => {
    const wrong = await account.judge(refused(account))
    const said = wrong.find(it => it.path === path && it.severity === 'error')?.message
    expect(said ?? wrong).toContain(says)
    expect(await account.send(refused(account))).toMatch(/Exception: ./)
    const right = await account.judge(accepted(account))
    expect(right.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await account.send(accepted(account))).toBeUndefined()
  })
}

/** A launch of `fargate-app` that ECS takes. */
export const onFargate =
  (change: Partial<RunTaskCommandInput> = {}) =>
  ({ subnets }: AccountUnderTest): RunTaskCommandInput => ({
    taskDefinition: 'fargate-app',
    cluster: 'demo',
    launchType: 'FARGATE',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: [subnets['default-1'] ?? ''] },
    },
    ...change,
  })

/** A launch of `bridge-app` on the instances of `batch`. */
export const onInstances =
  (change: Partial<RunTaskCommandInput> = {}) =>
  (): RunTaskCommandInput => ({
    taskDefinition: 'bridge-app',
    cluster: 'batch',
    launchType: 'EC2',
    ...change,
  })
