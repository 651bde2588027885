import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccountUnderTest } from '../../testing/account-under-test.ts'
import type { AccountUnderTest } from '../../testing/account-under-test.ts'
import { arbitraryChange } from '../../testing/arbitrary/arbitrary-launch.ts'
import { onFargate, onInstances } from '../../testing/arbitrary/prove-rules.ts'
import { fromRunTaskInput } from '../from-run-task-input.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'

let account: AccountUnderTest

beforeAll(async () => {
  account = await startAccountUnderTest()
})
afterAll(() => account.close())

/** What the form cannot know: it sees no instances of a kind, and only warns of a cluster's. */
const isDoubted = (refusal: string) => refusal.includes('No Container Instances were found')

async function judgeBoth(request: RunTaskCommandInput) {
  const problems = await account.judge(request)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const refusal = await account.send(toRunTaskInput(fromRunTaskInput(request).values))
  return { errors, refusal }
}

describe('the form and the service', () => {
  it.each([
    ['Fargate', onFargate],
    ['container instances', onInstances],
  ])(
    'refuse the same launches that began on %s',
    async (_, launchWith) => {
      await fc.assert(
        fc.asyncProperty(arbitraryChange(account.subnets), async change => {
          const { errors, refusal } = await judgeBoth(launchWith(change)(account))
          if (refusal && isDoubted(refusal)) return
          expect({ errors, isRefused: refusal !== undefined, refusal }).toMatchObject({
            isRefused: errors.length > 0,
          })
        }),
        { numRuns: 300 },
      )
    },
    60_000,
  )
})
