import 'server-only'
import {
  DescribeTasksCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import type {
  DescribeTasksCommandOutput,
  ECSClient,
  RunTaskCommandInput,
  RunTaskCommandOutput,
  Task,
} from '@aws-sdk/client-ecs'
import { callAws } from '../call-aws.server.ts'
import { failureOf, isCallError } from '../failure-of.server.ts'
import { budgetAt } from './call-budgets.ts'
import { ecsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'

/** A launch may take its time: an answer that comes late is better than one that is lost. */
const RUN_TASK = { requestTimeoutMs: 15_000, maxAttempts: 2 }

export const runTask = (
  access: AwsAccess,
  input: RunTaskCommandInput,
): Promise<Result<RunTaskCommandOutput>> =>
  callAws(() => ecsClient({ ...RUN_TASK, ...access }).send(new RunTaskCommand(input)))

/** Up to 100 tasks of one cluster, with their tags. */
export const describeTasks = (
  access: AwsAccess,
  cluster: string,
  tasks: string[],
): Promise<Result<DescribeTasksCommandOutput>> =>
  callAws(() =>
    send(access, client =>
      client.send(new DescribeTasksCommand({ cluster, tasks, include: ['TAGS'] })),
    ),
  )

/** Sends one request that counts in the budget of calls, each try of it. */
async function send<T extends { $metadata: { attempts?: number } }>(
  access: AwsAccess,
  request: (client: ECSClient) => Promise<T>,
): Promise<T> {
  const budget = budgetAt(access)
  budget?.spend(1)
  try {
    const output = await request(ecsClient(access))
    budget?.spend((output.$metadata.attempts ?? 1) - 1)
    return output
  } catch (error) {
    if (isCallError(error)) budget?.spend((failureOf(error).attempts ?? 1) - 1)
    throw error
  }
}

/** Counts in the budget of calls, where `access` names one. */
export async function stopTask(
  access: AwsAccess,
  { cluster, task, reason }: { cluster: string; task: string; reason?: string },
): Promise<Result<Task>> {
  const command = new StopTaskCommand({ cluster, task, reason })
  const answer = await callAws(() => send(access, client => client.send(command)))
  if (!answer.ok) return answer
  if (answer.value.task) return succeed(answer.value.task)
  return fail({ kind: 'unreachable', message: 'AWS answered without the task. Check it again.' })
}

/** One page of a cluster's tasks: 100 ARNs at most. */
export interface ListedPage {
  taskArns: string[]
  nextToken?: string
}

/** Lists tasks that ECS wants to run, or that stopped or stop: stopped ones for an hour. */
export async function listTasksPage(
  access: AwsAccess,
  query: {
    cluster: string
    desiredStatus: 'RUNNING' | 'STOPPED'
    family?: string
    nextToken?: string
    maxResults?: number
  },
): Promise<Result<ListedPage>> {
  const answer = await callAws(() =>
    send(access, client => client.send(new ListTasksCommand(query))),
  )
  if (!answer.ok) return answer
  const { taskArns = [], nextToken } = answer.value
  const isLast = !nextToken || nextToken === query.nextToken
  return succeed({ taskArns, nextToken: isLast ? undefined : nextToken })
}

/** ARNs of running and stopped tasks that carry this `startedBy`; ECS keeps stopped ones an hour. */
export function listTasksStartedBy(
  access: AwsAccess,
  cluster: string,
  startedBy: string,
): Promise<Result<string[]>> {
  return callAws(async () => {
    const taskArns: string[] = []
    for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
      let token: string | undefined
      for (;;) {
        const query = { cluster, startedBy, desiredStatus, nextToken: token }
        const page = await send(access, client => client.send(new ListTasksCommand(query)))
        taskArns.push(...(page.taskArns ?? []))
        if (!page.nextToken || page.nextToken === token) break
        token = page.nextToken
      }
    }
    return taskArns
  })
}

/** Pages of 100 that are read before a count ends in "or more". */
const COUNTED_PAGES = 3

/** How many tasks of a family ECS wants to run on a cluster; those that still start count, too. */
export function countRunningTasks(
  access: AwsAccess,
  { cluster, family }: { cluster: string; family: string },
): Promise<Result<{ count: number; hasMore: boolean }>> {
  return callAws(async () => {
    let count = 0
    let nextToken: string | undefined
    for (let page = 0; page < COUNTED_PAGES; page++) {
      const command = new ListTasksCommand({ cluster, family, desiredStatus: 'RUNNING', nextToken })
      const answer = await send(access, client => client.send(command))
      count += answer.taskArns?.length ?? 0
      nextToken = answer.nextToken
      if (!nextToken) break
    }
    return { count, hasMore: nextToken !== undefined }
  })
}
