import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { allButTagged, onlyTagged, sessionWithPolicy } from '../testing/session-with-policy.ts'
import { answerTask, answerTasks } from './answer-polls.server.ts'
import { readTaskLog } from './logs/read-task-log.server.ts'
import { toTaskAddress } from '../task-view/task-address.ts'
import type { TrackingContext } from './tracking-context.server.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const secret = [{ key: 'team', value: 'payroll' }]

let product: Product
let operator: TrackingContext
beforeEach(async () => {
  product = await startProduct()
  const { aws, ...others } = product.as('operator')
  operator = { ...others, aws: { ...aws, maxAttempts: 1 } }
  await registerFargate(product, 'job', ['sh', '-c', 'echo working; sleep 600'])
})
afterEach(() => product.close())

const start = (tags: typeof secret = []) => runOneTask(product, 'job', [], tags)
/** `live`, `final` and the like; else the kind of the failure, or `none`. */
async function pageOf(ctx: TrackingContext, taskArn: string) {
  const answer = await answerTask(ctx, toTaskAddress(taskArn), { isVisible: true })
  if (!answer.ok) return answer.failure.kind
  return answer.value?.body.task.freshness.kind ?? 'none'
}
async function listOf(ctx: TrackingContext) {
  const answer = await answerTasks(ctx, { isVisible: true })
  return answer.ok ? answer.value.body.rows.map(row => row.arn).sort() : answer.failure.kind
}
async function logOf(ctx: TrackingContext, taskArn: string) {
  const request = { container: 'app', start: { at: 'tail' } } as const
  const answer = await readTaskLog(ctx, toTaskAddress(taskArn), request)
  return answer.ok ? 'log' : answer.failure.kind
}
const deny = () => product.fault({ operation: 'DescribeTasks', kind: 'deny' })
const breakDown = () => product.fault({ operation: 'DescribeTasks', kind: 'error', status: 503 })

const callsDuring = (act: () => Promise<unknown>) => product.callsDuring(act)

describe('a task that a policy denies by its tags', () => {
  it('opens for nobody whom AWS denies it, and its neighbours do', async () => {
    const [plain, tagged] = [await start(), await start(secret)]
    const some = await sessionWithPolicy(product, 'some', ...allButTagged('team', 'payroll'))
    expect(await pageOf(operator, tagged)).toBe('live')
    expect(await pageOf(operator, plain)).toBe('live')
    expect(await pageOf(some, tagged)).toBe('forbidden')
    expect(await logOf(some, tagged)).toBe('forbidden')
    expect(await pageOf(some, plain)).toBe('live')
    expect(await listOf(some)).toEqual([plain])
    expect(await listOf(operator)).toEqual([plain, tagged].sort())
  })

  it('is hidden in a page after it stopped, until ECS forgets it and its tags', async () => {
    const tagged = await start(secret)
    product.advance(20 * MINUTE_MS)
    expect(await pageOf(operator, tagged)).toBe('final')
    const some = await sessionWithPolicy(product, 'some', ...allButTagged('team', 'payroll'))
    expect(await pageOf(some, tagged)).toBe('forbidden')
    product.advance(2 * HOUR_MS)
    expect(await pageOf(some, tagged)).toBe('final')
  })

  it('stays hidden in lists of a session to which it was denied, after it stopped', async () => {
    const [plain, tagged] = [await start(), await start(secret)]
    expect(await pageOf(operator, tagged)).toBe('live')
    expect(await pageOf(operator, plain)).toBe('live')
    const some = await sessionWithPolicy(product, 'some', ...allButTagged('team', 'payroll'))
    expect(await listOf(some)).toEqual([plain])
    product.advance(20 * MINUTE_MS)
    expect(await pageOf(operator, tagged)).toBe('final')
    expect(await listOf(some)).toEqual([plain])
  })

  it('costs a list two more calls for each, once; then one a poll', async () => {
    const arns = [await start(), await start(secret), await start(), await start(secret)]
    for (const arn of arns) await pageOf(operator, arn)
    const some = await sessionWithPolicy(product, 'some', ...allButTagged('team', 'payroll'))
    expect(await callsDuring(() => listOf(some))).toBe(6)
    product.advance(10_000)
    expect(await callsDuring(() => listOf(some))).toBeLessThanOrEqual(3)
    expect(await callsDuring(() => listOf(some))).toBe(0)
    product.advance(2_000)
    expect(await callsDuring(() => listOf(some))).toBe(1)
  })

  it('shows seconds after the policy changed', async () => {
    const [plain, tagged] = [await start(), await start(secret)]
    for (const arn of [plain, tagged]) await pageOf(operator, arn)
    const some = await sessionWithPolicy(product, 'some', ...allButTagged('team', 'payroll'))
    expect(await listOf(some)).toEqual([plain])
    const { credentials } = operator.aws
    const changed = { ...some, aws: { ...some.aws, credentials } }
    expect(await pageOf(changed, tagged)).toBe('forbidden')
    product.advance(5_000)
    expect(await listOf(changed)).toEqual([plain, tagged].sort())
    expect(await pageOf(changed, tagged)).toBe('live')
  })

  it('proves nothing about its neighbours for a session that may see only such tasks', async () => {
    const [plain, tagged] = [await start(), await start(secret)]
    for (const arn of [plain, tagged]) await pageOf(operator, arn)
    product.advance(20 * MINUTE_MS)
    expect(await pageOf(operator, plain)).toBe('final')
    const few = await sessionWithPolicy(product, 'few', ...onlyTagged('team', 'payroll'))
    expect(await pageOf(few, tagged)).toBe('final')
    expect(await listOf(few)).toEqual([])
    expect(await pageOf(few, plain)).toBe('forbidden')
  })
})

describe('a yes of AWS', () => {
  it('saves a stopped task’s page and log their calls for two minutes, and ends then', async () => {
    const task = await start()
    product.advance(20 * MINUTE_MS)
    expect(await pageOf(operator, task)).toBe('final')
    await deny()
    product.advance(2 * MINUTE_MS - 1_000)
    const calls = await callsDuring(async () => {
      expect(await pageOf(operator, task)).toBe('final')
      expect(await logOf(operator, task)).not.toBe('forbidden')
    })
    expect(calls).toBe(0)
    product.advance(1_000)
    expect(await pageOf(operator, task)).toBe('forbidden')
    expect(await logOf(operator, task)).toBe('forbidden')
  })

  it('is no other session’s, though it be the same user', async () => {
    const task = await start()
    product.advance(20 * MINUTE_MS)
    expect(await pageOf(operator, task)).toBe('final')
    await deny()
    const second = { ...operator, operator: { ...operator.operator, sid: 'second' } }
    expect(await pageOf(second, task)).toBe('forbidden')
    expect(await listOf(second)).toEqual([])
  })

  it('does not outlive a denial: list, page and log are empty with the next call', async () => {
    const task = await start()
    expect(await pageOf(operator, task)).toBe('live')
    expect(await listOf(operator)).toEqual([task])
    await deny()
    product.advance(2_000)
    expect(await listOf(operator)).toEqual([])
    expect(await pageOf(operator, task)).toBe('forbidden')
    expect(await logOf(operator, task)).toBe('forbidden')
  })

  it.each([
    ['does not answer', { kind: 'error', status: 503 }],
    ['throttles', { kind: 'throttle' }],
  ])('holds for fifteen minutes while AWS %s, and no longer', async (_, fault) => {
    const task = await start()
    expect(await pageOf(operator, task)).toBe('live')
    expect(await listOf(operator)).toEqual([task])
    await product.fault({ operation: 'DescribeTasks', ...fault })
    product.advance(15 * MINUTE_MS - 5_000)
    expect(await pageOf(operator, task)).toBe('stale')
    expect(await listOf(operator)).toEqual([task])
    product.advance(5_000)
    expect(await pageOf(operator, task)).toMatch(/unreachable|throttled/)
    expect(await listOf(operator)).toEqual([])
  })

  it('of the cluster opens what ECS has forgotten while AWS does not answer, and nothing else', async () => {
    const old = await start()
    expect(await pageOf(operator, old)).toBe('live')
    product.advance(3 * HOUR_MS)
    expect(await pageOf(operator, old)).toBe('forgotten')
    const recent = await start()
    product.advance(20 * MINUTE_MS)
    expect(await pageOf(operator, recent)).toBe('final')
    const other = { ...operator, operator: { ...operator.operator, sid: 'other' } }
    expect(await listOf(other)).toEqual([old, recent].sort())
    await breakDown()
    expect(await pageOf(other, old)).toBe('forgotten')
    expect(await pageOf(other, recent)).toBe('unreachable')
    const third = { ...operator, operator: { ...operator.operator, sid: 'third' } }
    expect(await pageOf(third, old)).toBe('unreachable')
  })

  it('ends with the credentials, for every task and cluster of the session', async () => {
    const [first, second] = [await start(), await start()]
    product.advance(20 * MINUTE_MS)
    for (const arn of [first, second]) expect(await pageOf(operator, arn)).toBe('final')
    await product.fault({ operation: 'DescribeTasks', kind: 'expire', times: 1 })
    expect(await pageOf(operator, await start())).toBe('expired')
    await breakDown()
    expect(await pageOf(operator, first)).toBe('unreachable')
    expect(await listOf(operator)).toEqual([])
  })

  it('is asked for anew after the clock moved back', async () => {
    const task = await start()
    product.advance(20 * MINUTE_MS)
    expect(await pageOf(operator, task)).toBe('final')
    await deny()
    const earlier = { ...operator, now: () => new Date(operator.now().getTime() - HOUR_MS) }
    expect(await pageOf(earlier, task)).toBe('forbidden')
  })

  it('of the cluster is renewed by the polls of a list, without a call of its own', async () => {
    const task = await start()
    await pageOf(operator, task)
    await listOf(operator)
    const calls = await callsDuring(async () => {
      for (let poll = 0; poll < 5; poll++) {
        product.advance(90_000)
        expect(await listOf(operator)).toEqual([task])
      }
    })
    expect(calls).toBe(5)
  })
})
