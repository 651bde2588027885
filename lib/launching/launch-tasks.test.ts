import { DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LAUNCH_ID as launchId, startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'
import { toStartedBy } from '../run-task/form/started-by.ts'

const MINUTE_MS = 60_000

describe('launching', () => {
  let room: Launching
  beforeEach(async () => {
    room = await startLaunching()
  })
  afterEach(() => room.close())

  const launch: Launching['launch'] = (more, click) => room.launch(more, click)
  const started = () => room.started()
  const calls = () => room.rows()
  const ecs = () => new ECSClient(room.product.as('operator').aws)

  it('starts what was asked, and leads to the task', async () => {
    const outcome = await launch({
      overrides: {
        containerOverrides: [
          { name: 'app', command: ['echo', 'hi'], environment: [{ name: 'LEVEL', value: 'hush' }] },
        ],
      },
      tags: [{ key: 'team', value: 'payments' }],
    })
    if (outcome.kind !== 'launched') throw new Error(JSON.stringify(outcome))
    expect(outcome.href).toMatch(/^\/tasks\/us-east-1\/111122223333\/demo\/[0-9a-f]{32}$/)
    const { tasks } = await ecs().send(
      new DescribeTasksCommand({ cluster: 'demo', tasks: outcome.taskArns, include: ['TAGS'] }),
    )
    expect(tasks?.[0]).toMatchObject({
      startedBy: toStartedBy(launchId),
      launchType: 'FARGATE',
      tags: [{ key: 'team', value: 'payments' }],
      overrides: {
        containerOverrides: [
          { name: 'app', command: ['echo', 'hi'], environment: [{ name: 'LEVEL', value: 'hush' }] },
        ],
      },
    })
    const rows = await room.product.ledger.db.selectFrom('launches').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('hush')
  })

  it('leads to the launch when there are several tasks', async () => {
    const outcome = await launch({ count: 3 })
    expect(outcome).toMatchObject({ kind: 'launched', href: `/launches/${launchId}` })
    expect(await started()).toHaveLength(3)
  })

  it('sent twice at once, starts one task and answers both alike', async () => {
    const [first, second] = await Promise.all([launch(), launch()])
    expect(first).toEqual(second)
    expect(first.kind).toBe('launched')
    expect(await launch()).toEqual(first)
    expect(await started()).toHaveLength(1)
  })

  it('is stored before RunTask is called', async () => {
    await room.product.fault({ operation: 'RunTask', kind: 'drop-before' })
    expect((await launch()).kind).toBe('open')
    expect(await calls()).toMatchObject([{ state: 'open', client_token: launchId }])
    expect(await started()).toEqual([])
  })

  it('whose answer was lost is found again by its token, and not started twice', async () => {
    await room.product.fault({ operation: 'RunTask', kind: 'drop-after' })
    expect((await launch()).kind).toBe('open')
    await room.product.clearFaults()
    const outcome = await launch()
    expect(outcome.kind).toBe('launched')
    expect(await started()).toHaveLength(1)
  })

  it.each([
    ['expired keys', { kind: 'expire' }],
    ['a denial', { kind: 'deny' }],
    [
      'a conflict of tokens',
      { kind: 'error', status: 400, code: 'ConflictException', message: 'used' },
    ],
  ])('that started and is sent again is never closed as not started by %s', async (_, fault) => {
    await room.product.fault({ operation: 'RunTask', kind: 'drop-after' })
    await launch()
    await room.product.clearFaults()
    await room.product.fault({ operation: 'RunTask', ...fault })
    const again = await launch()
    expect(['open', 'launched']).toContain(again.kind)
    await room.product.clearFaults()
    expect((await launch()).kind).toBe('launched')
    expect(await started()).toHaveLength(1)
  })

  it('clicked again until 55 minutes have passed is the stored request with its token', async () => {
    await room.product.fault({ operation: 'RunTask', kind: 'drop-after' })
    await launch()
    await room.product.clearFaults()
    expect((await launch({}, { skewMs: 55 * MINUTE_MS - 1_000 })).kind).toBe('launched')
    expect(await started()).toHaveLength(1)
  })

  it.each([
    ['55 minutes after it', 55 * MINUTE_MS + 1_000],
    ['before it, as the clock went back', -MINUTE_MS],
  ])('clicked again %s only looks for its task', async (_, skewMs) => {
    await room.product.fault({ operation: 'RunTask', kind: 'drop-after' })
    await launch()
    await room.product.clearFaults()
    const sent = room.countCalls('ecs:RunTask')
    expect((await launch({}, { skewMs })).kind).toBe('launched')
    expect(room.countCalls('ecs:RunTask')).toBe(sent)
    expect(await started()).toHaveLength(1)
  })

  it('clicked again too late, without a trace, is not sent and stays open', async () => {
    await room.product.fault({ operation: 'RunTask', kind: 'drop-before' })
    await launch()
    await room.product.clearFaults()
    expect(await launch({}, { skewMs: 56 * MINUTE_MS })).toMatchObject({
      kind: 'open',
      failure: { kind: 'invalid' },
    })
    expect(await started()).toEqual([])
    expect(await calls()).toMatchObject([{ state: 'open' }])
  })

  it.each([
    'arn:aws:ecs:eu-west-1:111122223333:cluster/demo',
    'arn:aws:ecs:us-east-1:444455556666:cluster/demo',
    'arn:aws:s3:::bucket',
    'arn:aws:ecs:évil x:1:cluster/demo',
  ])('refuses the cluster %s, which is of another account or Region', async cluster => {
    const outcome = await launch({ cluster })
    expect(outcome).toMatchObject({ kind: 'refused', failure: { kind: 'invalid' } })
    expect(await calls()).toEqual([])
  })

  it('keeps one id for one request and one person', async () => {
    await launch()
    const reused = { kind: 'open', failure: { kind: 'invalid' } }
    expect(await launch({ count: 2 })).toMatchObject(reused)
    expect(await launch({}, { by: 'launcher' })).toMatchObject(reused)
    expect(await started()).toHaveLength(1)
  })

  it.each([
    ['AccessDenied', { kind: 'deny' }, 'forbidden'],
    ['an expired token', { kind: 'expire' }, 'expired'],
  ])('says %s in AWS’s words and closes the intent', async (_, fault, kind) => {
    await room.product.fault({ operation: 'RunTask', ...fault })
    const outcome = await launch()
    expect(outcome).toMatchObject({ kind: 'refused', failure: { kind } })
    expect(await calls()).toMatchObject([{ state: 'refused' }])
  })

  it('on a cluster that vanished is refused in AWS’s words', async () => {
    expect(await launch({ cluster: 'gone' })).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', code: 'ClusterNotFoundException', detail: 'Cluster not found.' },
    })
  })

  it('by somebody who may not is refused with the denial', async () => {
    const outcome = await launch({ cluster: 'batch' }, { by: 'launcher' })
    expect(outcome).toMatchObject({ kind: 'refused', failure: { kind: 'forbidden' } })
    if (outcome.kind === 'refused') expect(outcome.failure.detail).toContain('ecs:RunTask')
  })

  it('throttled on every try stays open: an earlier try may have arrived', async () => {
    await room.product.fault({ operation: 'RunTask', kind: 'throttle' })
    expect((await launch()).kind).toBe('open')
  })

  it.each([
    ['no task definition', { taskDefinition: '' }, 'taskDefinition'],
    ['11 tasks', { count: 11 }, 'count'],
    ['an aws: tag', { tags: [{ key: 'aws:x', value: '' }] }, 'tags.0.key'],
  ])('refuses %s before it writes anything', async (_, more, path) => {
    const outcome = await launch(more)
    expect(outcome).toMatchObject({ kind: 'refused', failure: { kind: 'invalid' } })
    if (outcome.kind === 'refused') {
      expect(outcome.failure.fields?.map(field => field.path)).toContain(path)
    }
    expect(await calls()).toEqual([])
  })

  it('refuses an id that is none', async () => {
    expect(await launch({}, { id: "'; drop table launches" })).toMatchObject({ kind: 'refused' })
  })
})
