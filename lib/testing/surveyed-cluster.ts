import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs'
import { firstSubnet } from './first-subnet.ts'
import { runTask } from '../aws/ecs/ecs-tasks.server.ts'
import { callCountsOf } from '../local-aws/control/count-call.ts'
import type { ListedCluster } from '../task-view/list/tasks-answer.ts'
import type { TasksQuestion } from '../task-view/list/tasks-question.ts'
import { answerTasks } from '../tracking/answer-polls.server.ts'
import { surveyOn } from '../tracking/survey/survey-clusters.server.ts'
import type { TrackingContext } from '../tracking/tracking-context.server.ts'
import { watchOn } from '../tracking/watch/watch-tasks.server.ts'
import { registerFargate, startProduct } from './product-on-local-aws.ts'
import type { Product } from './product-on-local-aws.ts'
import { runOneTask } from './run-one-task.ts'

const TICK_MS = 500

/** The cluster `work`, on which others start tasks, and pages that look at it. */
export interface SurveyedCluster {
  product: Product
  operator: TrackingContext
  /** Another session of the same user. */
  another(sid: string): TrackingContext
  start(tags?: { key: string; value: string }[], cluster?: string): Promise<string>
  /** Ten at a time. */
  startMany(count: number, startedBy?: string): Promise<void>
  createCluster(name: string): Promise<unknown>
  answerOf(ctx: TrackingContext, question?: TasksQuestion): ReturnType<typeof readAnswer>
  arnsOf(ctx: TrackingContext, question?: TasksQuestion): Promise<string[]>
  clusterOf(ctx: TrackingContext, cluster?: string): Promise<ListedCluster | undefined>
  /** What the server does in so many seconds, while these sessions' pages poll. */
  pass(seconds: number, ...pages: TrackingContext[]): Promise<void>
  /** How many calls of ListTasks everybody has made. */
  countLists(): number
}

export async function startSurveyedCluster(): Promise<SurveyedCluster> {
  const product = await startProduct()
  const { aws, ...others } = product.as('operator')
  const operator = { ...others, aws: { ...aws, maxAttempts: 1 } }
  await registerFargate(product, 'job', ['sleep', '600'])
  const createCluster = (clusterName: string) =>
    new ECSClient(operator.aws).send(new CreateClusterCommand({ clusterName }))
  await createCluster('work')

  return {
    product,
    operator,
    another: sid => ({ ...operator, operator: { ...operator.operator, sid } }),
    start: (tags = [], cluster = 'work') => runOneTask(product, 'job', [], tags, cluster),
    startMany: (count, startedBy) => startMany(operator, count, startedBy),
    createCluster,
    answerOf: readAnswer,
    arnsOf: async (ctx, question) =>
      (await readAnswer(ctx, question)).rows.map(({ arn }) => arn).sort(),
    clusterOf: async (ctx, cluster = 'work') =>
      (await readAnswer(ctx)).clusters.find(each => each.cluster === cluster),
    pass: async (seconds, ...pages) => {
      for (let ms = 0; ms < seconds * 1000; ms += TICK_MS) {
        if (ms % 2_000 === 0) for (const ctx of pages) await readAnswer(ctx)
        await surveyOn(product.ledger)
        await watchOn(product.ledger)
        product.advance(TICK_MS)
      }
    },
    countLists: () => {
      const counts = [...callCountsOf(product.aws.world).values()]
      return counts.reduce((sum, by) => sum + (by.get('ecs:ListTasks') ?? 0), 0)
    },
  }
}

async function readAnswer(ctx: TrackingContext, question: TasksQuestion = { clusters: ['work'] }) {
  const answer = await answerTasks(ctx, { isVisible: true }, question)
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value.body
}

async function startMany(
  { aws }: TrackingContext,
  count: number,
  startedBy?: string,
): Promise<void> {
  const subnets = [await firstSubnet(aws)]
  for (let started = 0; started < count; started += 10) {
    const answer = await runTask(aws, {
      cluster: 'work',
      taskDefinition: 'job',
      launchType: 'FARGATE',
      startedBy,
      count: 10,
      networkConfiguration: { awsvpcConfiguration: { subnets } },
    })
    if (!answer.ok) throw new Error(answer.failure.detail)
  }
}
