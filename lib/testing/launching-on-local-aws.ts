import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs'
import { firstSubnet } from './first-subnet.ts'
import type { LaunchOutcome } from '../launching/launch-outcome.ts'
import { launchTasks } from '../launching/launch-tasks.server.ts'
import { toStartedBy } from '../run-task/form/started-by.ts'
import { registerFargate, startProduct } from './product-on-local-aws.ts'
import type { Product, UserName } from './product-on-local-aws.ts'
import { callCountsOf } from '../local-aws/control/count-call.ts'

interface Click {
  by?: UserName
  id?: string
  /** What the product's clock is ahead of the wall, in milliseconds. */
  skewMs?: number
  isConfirmed?: boolean
}

/** Launching on an embedded AWS, with a Fargate family `job` that is ready to launch on `demo`. */
export interface Launching {
  product: Product
  /** A signed-in user's context with the product's clock ahead or behind. */
  as(name: UserName, skewMs?: number): ReturnType<Product['as']>
  values(more?: object): object
  launch(more?: object, click?: Click): Promise<LaunchOutcome>
  /** ARNs of the tasks that carry the mark of the launch. */
  started(id?: string): Promise<string[]>
  /** ARNs of the tasks on `demo` that this test started, whatever mark they carry. */
  newTasks(): Promise<string[]>
  /** How often an operation was called, by everybody together. */
  countCalls(operation: string): number
  rows(): Promise<object[]>
  close(): Promise<void>
}

export const LAUNCH_ID = '0b5a1f6e-6a54-4c3b-9a51-6f0e4f0f2b11'

export async function startLaunching(): Promise<Launching> {
  const product = await startProduct()
  await registerFargate(product, 'job', ['echo', 'done'])
  const subnets = [await firstSubnet(product.as('operator').aws)]
  const ecs = new ECSClient(product.as('operator').aws)
  const list = async (query: object) => {
    const arns: string[] = []
    for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
      const page = await ecs.send(new ListTasksCommand({ ...query, desiredStatus }))
      arns.push(...(page.taskArns ?? []))
    }
    return arns
  }
  const seeded = new Set(await list({ cluster: 'demo' }))
  const calls = callCountsOf(product.aws.world)
  calls.clear()
  const as = (name: UserName, skewMs = 0) => ({
    ...product.as(name),
    now: () => new Date(product.aws.world.clock.now() + skewMs),
  })
  const values = (more = {}) => ({
    cluster: 'demo',
    taskDefinition: 'job',
    count: 1,
    compute: { kind: 'launchType', launchType: 'FARGATE' },
    networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: [] } },
    ...more,
  })
  return {
    product,
    as,
    values,
    launch: (more = {}, { by = 'operator', id = LAUNCH_ID, skewMs = 0, isConfirmed }: Click = {}) =>
      launchTasks(as(by, skewMs), {
        launchId: id,
        region: 'us-east-1',
        values: values(more),
        isConfirmed,
      }),
    started: (id = LAUNCH_ID) => list({ cluster: 'demo', startedBy: toStartedBy(id) }),
    newTasks: async () => (await list({ cluster: 'demo' })).filter(arn => !seeded.has(arn)),
    countCalls: operation =>
      [...calls.values()].reduce((sum, counts) => sum + (counts.get(operation) ?? 0), 0),
    rows: () => product.ledger.db.selectFrom('launch_calls').selectAll().execute(),
    close: () => product.close(),
  }
}
