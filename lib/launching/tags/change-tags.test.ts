import { DescribeTasksCommand, ECSClient, TagResourceCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { sessionWithPolicy } from '../../testing/session-with-policy.ts'
import { callCountsOf } from '../../local-aws/control/count-call.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import type { TagChange } from '../../task-view/tag-change.ts'
import { answerTask } from '../../tracking/answer-polls.server.ts'
import { stopTasks } from '../stop/stop-tasks.server.ts'
import { changeTags } from './change-tags.server.ts'

const HOUR_MS = 3_600_000
const TICKET = { key: 'ticket', value: 'OPS-1' }
const TEAM = { key: 'team', value: 'data' }

describe('changing tags', () => {
  let product: Product
  let taskArn: string
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '9000'])
    taskArn = await runOneTask(product, 'job', [], [TICKET, TEAM])
    product.advance(60_000)
    await see()
  })
  afterEach(() => product.close())

  const see = async (ctx: Parameters<typeof answerTask>[0] = product.as('viewer')) => {
    const answer = await answerTask(ctx, toTaskAddress(taskArn), { isVisible: true })
    return answer.ok ? answer.value?.body.task.tags : answer.failure.message
  }
  const change = (
    more: Partial<TagChange>,
    ctx: Parameters<typeof changeTags>[0] = product.as('operator'),
  ) => changeTags(ctx, { ...toTaskAddress(taskArn), set: [], remove: [], ...more })
  const inAws = async () => {
    const { tasks } = await new ECSClient(product.as('operator').aws).send(
      new DescribeTasksCommand({ cluster: 'demo', tasks: [taskArn], include: ['TAGS'] }),
    )
    return tasks?.[0]?.tags
  }
  const tagElsewhere = (...tags: { key: string; value: string }[]) =>
    new ECSClient(product.as('operator').aws).send(
      new TagResourceCommand({ resourceArn: taskArn, tags }),
    )
  const countWrites = () =>
    [...callCountsOf(product.aws.world).values()].reduce(
      (sum, counts) =>
        sum + (counts.get('ecs:TagResource') ?? 0) + (counts.get('ecs:UntagResource') ?? 0),
      0,
    )

  it('adds, changes and removes, and everybody sees it, whether or not ECS answers again', async () => {
    const set = [
      { key: 'team', value: 'payments' },
      { key: 'why', value: '' },
    ]
    expect(await change({ set, remove: ['ticket'] })).toEqual({
      ok: true,
      value: { done: { set, remove: ['ticket'] } },
    })
    await product.fault({ operation: 'DescribeTasks', kind: 'throttle' })
    expect(await see()).toEqual(set)
    await product.clearFaults()
    expect(await inAws()).toEqual(expect.arrayContaining(set))
    expect(await inAws()).toHaveLength(2)
  })

  it('leaves alone what somebody else changed meanwhile', async () => {
    await tagElsewhere({ key: 'team', value: 'search' }, { key: 'theirs', value: '1' })
    await change({ set: [{ key: 'ticket', value: 'OPS-2' }] })
    expect(await inAws()).toEqual(
      expect.arrayContaining([
        { key: 'team', value: 'search' },
        { key: 'theirs', value: '1' },
        { key: 'ticket', value: 'OPS-2' },
      ]),
    )
  })

  it('makes no call for nothing', async () => {
    expect(await change({})).toEqual({ ok: true, value: { done: { set: [], remove: [] } } })
    expect(countWrites()).toBe(0)
  })

  it('takes the last free place of 50 for a tag that replaces another', async () => {
    const many = Array.from({ length: 48 }, (_, at) => ({ key: `key-${at}`, value: '' }))
    expect(await change({ set: many })).toMatchObject({ ok: true })
    const set = [{ key: 'jira', value: 'OPS-1' }]
    expect(await change({ set, remove: ['ticket'] })).toEqual({
      ok: true,
      value: { done: { set, remove: ['ticket'] } },
    })
    expect(await inAws()).toHaveLength(50)
  })

  it.each([
    ['a key that AWS reserves', { set: [{ key: 'AWS:x', value: '' }] }],
    ['a value with characters that AWS refuses', { set: [{ key: 'a', value: 'x;y' }] }],
    ['a key that is too long', { set: [{ key: 'k'.repeat(129), value: '' }] }],
    ['a value that is too long', { set: [{ key: 'k', value: 'v'.repeat(257) }] }],
    [
      'a key twice',
      {
        set: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      },
    ],
    ['no key', { set: [{ key: '', value: '' }] }],
    ['the removal of no key', { remove: [''] }],
    ['the removal of a tag of AWS', { remove: ['aws:ecs:clusterName'] }],
  ])('refuses %s before anything is sent', async (_name, wrong) => {
    expect(await change(wrong)).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
    expect(countWrites()).toBe(0)
    expect(await see()).toEqual([TICKET, TEAM])
  })

  it('sends nothing for a task of another account or of a Region that is not allowed', async () => {
    for (const ctx of [
      product.as('outsider'),
      {
        ...product.as('operator'),
        settings: { isAllowedRegion: () => false, isProductionName: () => false },
      },
    ])
      expect(await change({ set: [TEAM] }, ctx)).toMatchObject({ failure: { kind: 'invalid' } })
    expect(countWrites()).toBe(0)
  })

  it('names the permission that is missing', async () => {
    const set = [{ key: 'why', value: 'x' }]
    expect(await change({ set, remove: ['ticket'] }, product.as('viewer'))).toMatchObject({
      ok: false,
      failure: {
        kind: 'forbidden',
        message: expect.stringContaining('ecs:TagResource') as string,
        detail: expect.stringContaining('ecs:TagResource') as string,
      },
    })
    expect(await change({ remove: ['ticket'] }, product.as('viewer'))).toMatchObject({
      failure: { message: expect.stringContaining('ecs:UntagResource') as string },
    })
    expect(await see()).toEqual([TICKET, TEAM])
  })

  it('says which part was done where AWS allows only that', async () => {
    const restricted = await sessionWithPolicy(
      product,
      'tagger',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'ecs:UntagResource', Resource: '*' },
    )
    const settings = product.as('operator').settings
    const set = [{ key: 'jira', value: 'OPS-1' }]
    expect(await change({ set, remove: ['ticket'] }, { ...restricted, settings })).toMatchObject({
      value: { done: { set, remove: [] }, failure: { kind: 'forbidden' } },
    })
    expect(await see()).toEqual([TICKET, TEAM, ...set])
  })

  it.each([
    [{ code: 'ThrottlingException', message: 'Rate exceeded' }, { kind: 'throttled' }],
    [{ code: 'ServerException', status: 500 }, { kind: 'unreachable' }],
    [{ code: 'ExpiredTokenException', message: 'expired' }, { kind: 'expired' }],
    [
      { code: 'ClusterNotFoundException', message: 'Cluster not found.' },
      { kind: 'rejected', message: 'The cluster demo no longer exists.' },
    ],
    [
      {
        code: 'InvalidParameterException',
        message: 'The specified task is stopped. Specify a running task and try again.',
      },
      { kind: 'rejected', message: expect.stringContaining('has stopped') as string },
    ],
  ])('names what went wrong, and can be sent again: %j', async (error, failure) => {
    await product.fault({ operation: 'TagResource', kind: 'error', status: 400, ...error })
    const set = [{ key: 'why', value: 'x' }]
    expect(await change({ set, remove: ['ticket'] })).toMatchObject({
      ok: false,
      failure,
    })
    expect(await see()).toEqual([TICKET, TEAM])
    await product.clearFaults()
    expect(await change({ set, remove: ['ticket'] })).toMatchObject({ value: { done: { set } } })
  })

  it('says of a task that ECS has forgotten, and keeps its tags', async () => {
    await stopTasks(product.as('operator'), { tasks: [taskArn] })
    product.advance(3 * HOUR_MS)
    expect(await change({ set: [{ key: 'why', value: 'x' }] })).toMatchObject({
      failure: { kind: 'rejected', message: expect.stringContaining('doesn’t list') as string },
    })
    expect(await see()).toEqual([TICKET, TEAM])
  })

  it('keeps the tags from before a stop beside those that are set after it', async () => {
    await stopTasks(product.as('operator'), { tasks: [taskArn] })
    const why = { key: 'why', value: 'stuck' }
    await change({ set: [why], remove: ['team'] })
    product.advance(5_000)
    await answerTask(product.as('operator'), toTaskAddress(taskArn), {
      isVisible: true,
      isNow: true,
    })
    expect(await inAws()).toEqual([why])
    expect(await see()).toEqual([TICKET, why])
  })

  it('hides the task from a session that its new tags deny', async () => {
    const ctx = await sessionWithPolicy(
      product,
      'barred',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Effect: 'Deny',
        Action: 'ecs:DescribeTasks',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/secret': 'yes' } },
      },
    )
    await change({ set: [{ key: 'secret', value: 'yes' }] })
    expect(await see(ctx)).toContain('ecs:DescribeTasks')
  })
})
