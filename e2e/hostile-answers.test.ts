import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeTasks } from '../lib/aws/ecs/ecs-tasks.server.ts'
import { readCatalog } from '../lib/catalog/read-catalog.server.ts'
import { launchTasks } from '../lib/launching/launch-tasks.server.ts'
import { stopTasks } from '../lib/launching/stop/stop-tasks.server.ts'
import { changeTags } from '../lib/launching/tags/change-tags.server.ts'
import { findTask } from '../lib/tracking/find-task.server.ts'
import { answerLaunch, answerTask, answerTasks } from '../lib/tracking/answer-polls.server.ts'
import { readRawTask } from '../lib/tracking/read-raw-task.server.ts'
import { readTaskRelaunch } from '../lib/tracking/relaunch/read-relaunch.server.ts'
import { readTaskLog } from '../lib/tracking/logs/read-task-log.server.ts'
import { readTaskNetwork } from '../lib/tracking/read-task-network.server.ts'
import { toTaskAddress } from '../lib/task-view/task-address.ts'
import { arbitraryMutations, mutate } from '../lib/testing/arbitrary/arbitrary-mutant.ts'
import { startMutatingProxy } from '../lib/testing/mutating-proxy.ts'
import type { MutatingProxy } from '../lib/testing/mutating-proxy.ts'
import { subnetOf, toNetwork } from '../lib/testing/preflight-on-local-aws.ts'
import { registerFargate, startProduct } from '../lib/testing/product-on-local-aws.ts'
import type { Product } from '../lib/testing/product-on-local-aws.ts'
import { runOneTask } from '../lib/testing/run-one-task.ts'

const OPERATIONS = [
  'DescribeTasks',
  'ListTasks',
  'RunTask',
  'StopTask',
  'TagResource',
  'UntagResource',
  'DescribeTaskDefinition',
  'ListTaskDefinitions',
  'ListTaskDefinitionFamilies',
  'ListClusters',
  'DescribeClusters',
  'DescribeCapacityProviders',
  'ListContainerInstances',
  'DescribeContainerInstances',
  'ListServices',
  'DescribeServices',
  'GetLogEvents',
]

const CATALOG = [
  ['families', {}],
  ['clusters', {}],
  ['revisions', { family: 'job' }],
  ['definition', { taskDefinition: 'job' }],
  ['capacity', { cluster: 'batch' }],
  ['services', { cluster: 'demo' }],
  ['service', { cluster: 'demo', service: 'web' }],
] as const

describe('answers of AWS that are not what AWS promises', () => {
  let product: Product
  let proxy: MutatingProxy
  let taskArn: string
  beforeAll(async () => {
    product = await startProduct()
    proxy = await startMutatingProxy(product.aws.url)
    await registerFargate(product, 'job', ['sh', '-c', 'echo working; exit 3'])
    taskArn = await runOneTask(product, 'job', [{ name: 'LEVEL', value: 'debug' }])
    product.advance(600_000)
  })
  afterAll(async () => {
    await proxy.close()
    await product.close()
  })

  function context() {
    const ctx = product.as('operator')
    const aws = { ...ctx.aws, endpoint: proxy.url, maxAttempts: 1 }
    return { ...ctx, aws, permissions: new Map<string, never>() }
  }

  /** Everything that pages ask for, one after the other. */
  async function visitAll(launchId: string) {
    const ctx = context()
    const link = toTaskAddress(taskArn)
    const values = {
      taskDefinition: 'job',
      cluster: 'demo',
      count: 2,
      ...toNetwork([subnetOf('private-1')]),
    }
    return [
      await answerTask(ctx, link, { isVisible: true }),
      await answerTasks(ctx, { isVisible: true }),
      await readTaskLog(ctx, link, { container: 'app', start: { at: 'tail' } }),
      await readRawTask(ctx, link),
      await readTaskNetwork(ctx, link),
      await changeTags(ctx, { ...link, set: [{ key: 'a', value: 'b' }], remove: ['c'] }),
      await readTaskRelaunch(ctx, taskArn),
      await launchTasks(ctx, { launchId, region: 'us-east-1', values }),
      await answerLaunch(ctx, launchId, { isVisible: true }),
      await stopTasks(ctx, { tasks: [taskArn], reason: 'enough' }),
      await findTask(ctx, 'f'.repeat(32)),
      await Promise.all(
        CATALOG.map(([resource, query]) =>
          readCatalog(resource, ctx.aws, new URLSearchParams(query)),
        ),
      ),
    ]
  }

  it('lose what is null or of another type, and keep the rest', async () => {
    const [cluster, task] = ['demo', taskArn]
    proxy.mutate('DescribeTasks', () => ({
      tasks: [
        null,
        7,
        {
          taskArn,
          createdAt: 'yesterday',
          startedAt: 1e300,
          stoppedAt: 1_700_000_000,
          lastStatus: ['STOPPED'],
          containers: [null, 'app', { name: {}, exitCode: '3', reason: 'gone' }],
          tags: { key: 'a' },
          enableExecuteCommand: 'yes',
          overrides: [],
        },
      ],
      failures: 'none',
    }))
    const answer = await describeTasks(context().aws, cluster, [task])
    if (!answer.ok) throw new Error(answer.failure.detail)
    const { $metadata, ...members } = answer.value
    expect($metadata.httpStatusCode).toBe(200)
    expect(members).toEqual({
      tasks: [
        { taskArn, stoppedAt: new Date(1_700_000_000_000), containers: [{ reason: 'gone' }] },
      ],
    })
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['half of it', '{"tasks":['],
    ['a lone null', 'null'],
    ['an error of another shape', '{"__type":5,"message":{"a":[]}}', 400],
    ['an error that is a list', '[null]', 500],
  ])('are an outcome where they are %s', async (_what, body, status = 200) => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(body)
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    // Safe: the server listens on a port.
    const { port } = server.address() as AddressInfo
    const aws = { ...context().aws, endpoint: `http://127.0.0.1:${port}` }
    const answer = await describeTasks(aws, 'demo', [taskArn])
    server.close()
    server.closeAllConnections()
    if (answer.ok) expect(answer.value.tasks ?? []).toEqual([])
    else expect(typeof (answer.failure.detail ?? '')).toBe('string')
  })

  it('never throw on the way to a page, whatever is changed in them', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMutations, fc.uuid({ version: 4 }), async (mutations, launchId) => {
        for (const operation of OPERATIONS) {
          proxy.mutate(operation, answer => mutate(answer, mutations))
        }
        const answers = await visitAll(launchId)
        expect(() => JSON.stringify(answers)).not.toThrow()
      }),
      { seed: 13, numRuns: 60 },
    )
  }, 120_000)
})
