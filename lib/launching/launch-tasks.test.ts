import { DescribeTasksCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../../e2e/support/product-on-local-aws.ts'
import type { Product, UserName } from '../../e2e/support/product-on-local-aws.ts'
import { readNetworks } from '../aws/ec2-reads.server.ts'
import { launchTasks } from './launch-tasks.server.ts'
import { settleOpenLaunches, settleOwnLaunches } from './settle-open-launches.server.ts'
import { toStartedBy } from '../run-task/started-by.ts'

const HOUR_MS = 3_600_000
const launchId = '0b5a1f6e-6a54-4c3b-9a51-6f0e4f0f2b11'

const rethrow = (error: unknown) => {
  throw error
}

describe('launching', () => {
  let product: Product
  let subnets: string[]
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['echo', 'done'])
    const networks = await readNetworks(product.as('operator').aws)
    if (!networks.ok) throw new Error(networks.failure.message)
    const [subnet] = networks.value.subnets
    subnets = [subnet?.SubnetId ?? '']
  })
  afterEach(() => product.close())

  const values = (more = {}) => ({
    cluster: 'demo',
    taskDefinition: 'job',
    count: 1,
    compute: { kind: 'launchType', launchType: 'FARGATE' },
    networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: [] } },
    ...more,
  })
  const launch = (
    more = {},
    { by = 'operator', id = launchId }: { by?: UserName; id?: string } = {},
  ) => launchTasks(product.as(by), { launchId: id, region: 'us-east-1', values: values(more) })
  const ecs = () => new ECSClient(product.as('operator').aws)
  const started = async () =>
    (await ecs().send(new ListTasksCommand({ cluster: 'demo', startedBy: toStartedBy(launchId) })))
      .taskArns ?? []
  const settle = (skewMs = 0) =>
    settleOpenLaunches({
      ledger: product.ledger,
      now: () => new Date(Date.now() + skewMs),
      accessOf: async () => product.as('operator').aws,
      onError: rethrow,
    })
  const calls = () => product.ledger.db.selectFrom('launch_calls').selectAll().execute()

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
    const rows = await product.ledger.db.selectFrom('launches').selectAll().execute()
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
    await product.fault({ operation: 'RunTask', kind: 'drop-before' })
    expect((await launch()).kind).toBe('open')
    expect(await calls()).toMatchObject([{ state: 'open', client_token: launchId }])
    expect(await started()).toEqual([])
  })

  it('whose answer was lost is found again by its token, and not started twice', async () => {
    await product.fault({ operation: 'RunTask', kind: 'drop-after' })
    expect((await launch()).kind).toBe('open')
    await product.clearFaults()
    const outcome = await launch()
    expect(outcome.kind).toBe('launched')
    expect(await started()).toHaveLength(1)
  })

  it('without an answer is settled when the server starts', async () => {
    await product.fault({ operation: 'RunTask', kind: 'drop-after' })
    await launch()
    await product.clearFaults()
    expect(await settle()).toBe(1)
    expect(await started()).toHaveLength(1)
    expect(await calls()).toMatchObject([
      { state: 'answered', task_arns: JSON.stringify(await started()) },
    ])
    expect(await settle()).toBe(0)
  })

  it('beyond the window of its token is looked for, never sent again', async () => {
    await product.fault({ operation: 'RunTask', kind: 'drop-after' })
    await launch()
    await product.clearFaults()
    expect(await settle(2 * HOUR_MS)).toBe(1)
    expect(await calls()).toMatchObject([
      { state: 'answered', task_arns: JSON.stringify(await started()) },
    ])
  })

  it('beyond the window that left no trace is closed as not started', async () => {
    await product.fault({ operation: 'RunTask', kind: 'drop-before' })
    await launch()
    await product.clearFaults()
    expect(await settle(2 * HOUR_MS)).toBe(1)
    expect(await calls()).toMatchObject([{ state: 'refused' }])
    expect(await started()).toEqual([])
  })

  it('of a session that has ended stays open', async () => {
    await product.fault({ operation: 'RunTask', kind: 'drop-before' })
    await launch()
    const accessOf = async () => undefined
    const ctx = { ledger: product.ledger, now: () => new Date(), accessOf, onError: rethrow }
    expect(await settleOpenLaunches(ctx)).toBe(0)
    expect(await calls()).toMatchObject([{ state: 'open' }])
  })

  it.each([
    ['expired keys', { kind: 'expire' }],
    ['a denial', { kind: 'deny' }],
    [
      'a conflict of tokens',
      { kind: 'error', status: 400, code: 'ConflictException', message: 'used' },
    ],
  ])('that started and is sent again is never closed as not started by %s', async (_, fault) => {
    await product.fault({ operation: 'RunTask', kind: 'drop-after' })
    await launch()
    await product.clearFaults()
    await product.fault({ operation: 'RunTask', ...fault })
    const again = await launch()
    expect(['open', 'launched']).toContain(again.kind)
    await product.clearFaults()
    expect((await launch()).kind).toBe('launched')
    expect(await started()).toHaveLength(1)
  })

  it('sent again after the window of its token finds its task instead of starting another', async () => {
    await product.fault({ operation: 'RunTask', kind: 'drop-after' })
    await launch()
    await product.clearFaults()
    const late = { ...product.as('operator'), now: () => new Date(Date.now() + 3 * HOUR_MS) }
    const request = { launchId, region: 'us-east-1', values: values() }
    expect((await launchTasks(late, request)).kind).toBe('launched')
    expect(await started()).toHaveLength(1)
  })

  it('with a “started by” of its own never takes the tasks of another launch for its own', async () => {
    const other = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
    expect((await launch({ startedBy: 'nightly' }, { id: other })).kind).toBe('launched')
    await product.fault({ operation: 'RunTask', kind: 'drop-before' })
    await launch({ startedBy: 'nightly' })
    await product.clearFaults()
    expect(await settle(2 * HOUR_MS)).toBe(0)
    const rows = await calls()
    expect(rows.find(row => row.launch_id === launchId)).toMatchObject({ state: 'open' })
  })

  it('of an earlier session is settled by the same person’s next one, and by nobody else', async () => {
    await product.fault({ operation: 'RunTask', kind: 'drop-after' })
    await launch()
    await product.clearFaults()
    const later = (name: UserName) => ({
      ...product.as(name),
      now: () => new Date(Date.now() + 2 * 60_000),
    })
    expect(await settleOwnLaunches(later('launcher'), rethrow)).toBe(0)
    expect(await settleOwnLaunches(product.as('operator'), rethrow)).toBe(0)
    expect(await settleOwnLaunches(later('operator'), rethrow)).toBe(1)
    expect(await started()).toHaveLength(1)
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
    await product.fault({ operation: 'RunTask', ...fault })
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
    await product.fault({ operation: 'RunTask', kind: 'throttle' })
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
