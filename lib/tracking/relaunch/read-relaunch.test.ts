import { DeregisterTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product, UserName } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { firstSubnet } from '../../testing/first-subnet.ts'
import { launchTasks } from '../../launching/launch-tasks.server.ts'
import { launchSchema } from '../../run-task/schema.ts'
import { withholdSecrets } from '../../run-task/share/withhold-secrets.ts'
import { readLaunchRelaunch, readTaskRelaunch } from './read-relaunch.server.ts'

const launchId = '0b5a1f6e-6a54-4c3b-9a51-6f0e4f0f2b11'
const nothing = { ok: true, value: undefined }

describe('a relaunch', () => {
  let product: Product
  let subnets: string[]
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sh', '-c', 'exit 0'])
    subnets = [await firstSubnet(product.as('operator').aws)]
  })
  afterEach(() => product.close())

  const values = (more = {}) => ({
    cluster: 'demo',
    taskDefinition: 'job',
    count: 1,
    compute: { kind: 'launchType', launchType: 'FARGATE' },
    networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
    overrides: {
      containerOverrides: [
        {
          name: 'app',
          command: ['echo', 'two words'],
          environment: [{ name: 'API_TOKEN', value: 'hush' }],
        },
      ],
    },
    tags: [{ key: 'team', value: 'payments' }],
    ...more,
  })
  const withheld = (input: unknown) =>
    withholdSecrets(launchSchema.parse(input), { kind: 'launch', id: launchId })
  async function launch(more = {}) {
    const request = { launchId, region: 'us-east-1', values: values(more) }
    const outcome = await launchTasks(product.as('operator'), request)
    if (outcome.kind !== 'launched') throw new Error(JSON.stringify(outcome))
    return outcome.taskArns[0] ?? ''
  }
  const ofTask = (arn: string, by: UserName = 'operator') => readTaskRelaunch(product.as(by), arn)
  const ofLaunch = (id: string, by: UserName = 'operator') => readLaunchRelaunch(product.as(by), id)

  it('of a launch that was stored holds its whole request, pinned to what ran', async () => {
    await launch({ count: 3 })
    const read = await ofLaunch(launchId)
    expect(read).toMatchObject({
      ok: true,
      value: { unused: [], missing: [], region: 'us-east-1', href: `/launches/${launchId}` },
    })
    const expected = withheld(values({ count: 3, taskDefinition: 'job:1' }))
    expect(read.ok && launchSchema.parse(read.value?.values)).toEqual(expected)
  })

  it('of one task of several asks for one', async () => {
    const arn = await launch({ count: 3 })
    const read = await ofTask(arn)
    const expected = withheld(values({ taskDefinition: 'job:1' }))
    expect(read.ok && launchSchema.parse(read.value?.values)).toEqual(expected)
    expect(read).toMatchObject({ value: { ofCount: 3, missing: [] } })
  })

  it('holds no value that looks secret, whoever asks for it', async () => {
    const arn = await launch({
      overrides: {
        containerOverrides: [
          {
            name: 'app',
            command: ['run', '--password', 'hush'],
            environment: [
              { name: 'API_TOKEN', value: 'hush' },
              { name: 'UPSTREAM', value: 'https://u:hush@h' },
            ],
          },
        ],
      },
      tags: [{ key: 'token', value: 'hush' }],
    })
    const elsewhere = await runOneTask(product, 'job', [{ name: 'DB_PASSWORD', value: 'hush' }])
    for (const by of ['operator', 'viewer'] as const) {
      const reads = [
        await ofTask(arn, by),
        await ofLaunch(launchId, by),
        await ofTask(elsewhere, by),
      ]
      expect(reads.map(({ ok }) => ok)).toEqual([true, true, true])
      expect(JSON.stringify(reads)).not.toContain('hush')
    }
    expect(await ofTask(arn)).toMatchObject({ value: { missing: ['tags.0.value'] } })
    expect(await ofTask(elsewhere)).toMatchObject({
      value: {
        values: {
          overrides: {
            containerOverrides: [
              { environment: [{ name: 'DB_PASSWORD', keptFrom: { kind: 'task', id: elsewhere } }] },
            ],
          },
        },
      },
    })
  })

  it('leaves out the mark of the first launch, and keeps a mark that was chosen', async () => {
    const arn = await launch()
    const read = await ofTask(arn)
    expect(read.ok && read.value?.values.startedBy).toBeUndefined()
    const other = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
    const request = { launchId: other, region: 'us-east-1', values: values({ startedBy: 'alice' }) }
    await launchTasks(product.as('operator'), request)
    const marked = await ofLaunch(other)
    expect(marked.ok && marked.value?.values.startedBy).toBe('alice')
  })

  it('of a task that was launched elsewhere is what ECS described', async () => {
    const arn = await runOneTask(product, 'job', [{ name: 'STEP', value: 'seven' }])
    const read = await ofTask(arn)
    expect(read).toMatchObject({
      ok: true,
      value: {
        values: {
          cluster: expect.stringContaining('demo') as string,
          taskDefinition: 'job:1',
          overrides: {
            containerOverrides: [{ name: 'app', environment: [{ name: 'STEP', value: 'seven' }] }],
          },
        },
      },
    })
  })

  it('of a task that was launched elsewhere says what ECS does not tell', async () => {
    const read = await ofTask(await runOneTask(product, 'job'))
    const missing = read.ok ? (read.value?.missing ?? []) : []
    expect(missing).toContain('networkConfiguration.awsvpcConfiguration.securityGroups')
  })

  it('works after ECS has forgotten the task', async () => {
    const arn = await launch()
    product.advance(600_000)
    await ofTask(arn)
    product.advance(48 * 3_600_000)
    expect(await ofTask(arn)).toMatchObject({ ok: true, value: { values: { cluster: 'demo' } } })
  })

  it('tells the revision that ran from the latest, and when it is INACTIVE', async () => {
    const arn = await launch()
    await registerFargate(product, 'job', ['sh', '-c', 'exit 1'])
    expect(await ofTask(arn)).toMatchObject({
      value: { revision: { family: 'job', ran: 'job:1', status: 'ACTIVE', latest: 'job:2' } },
    })
    const { region, endpoint, credentials } = product.as('operator').aws
    await new ECSClient({ region, endpoint, credentials }).send(
      new DeregisterTaskDefinitionCommand({ taskDefinition: 'job:1' }),
    )
    expect(await ofTask(arn)).toMatchObject({
      value: { values: { taskDefinition: 'job:1' }, revision: { status: 'INACTIVE' } },
    })
  })

  it('of a launch that ECS refused is what was asked, without a revision to choose', async () => {
    await product.fault({ operation: 'RunTask', kind: 'deny' })
    const request = { launchId, region: 'us-east-1', values: values() }
    await launchTasks(product.as('operator'), request)
    await product.clearFaults()
    const read = await ofLaunch(launchId)
    expect(read).toMatchObject({ ok: true, value: { values: { taskDefinition: 'job' } } })
    expect(read.ok && read.value?.revision).toBeUndefined()
  })

  it('is the same nothing for another account and for what does not exist', async () => {
    const arn = await launch()
    expect(await ofTask(arn, 'outsider')).toEqual(nothing)
    expect(await ofLaunch(launchId, 'outsider')).toEqual(nothing)
    expect(await ofTask(`${arn.slice(0, -32)}${'f'.repeat(32)}`)).toEqual(nothing)
    expect(await ofTask('nonsense')).toEqual(nothing)
    expect(await ofLaunch('nonsense')).toEqual(nothing)
  })

  it('says which values do not open any more, and does not launch without them', async () => {
    await launch()
    await product.ledger.db.updateTable('launches').set({ request_secrets: 'broken' }).execute()
    const read = await ofLaunch(launchId)
    expect(read).toMatchObject({
      value: { missing: ['overrides.containerOverrides.0.environment.0.value'] },
    })
    // An empty value in its place would be another launch.
    expect(read.ok && launchSchema.safeParse(read.value?.values).success).toBe(false)
  })
})
