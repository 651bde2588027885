import { DescribeTasksCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs'
import type { Task } from '@aws-sdk/client-ecs'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { AWS_URL } from './servers.ts'

const accessKeyId = 'LOCALOPERATOR0000001'

/** What every client of the SDK takes to be the account's operator. */
export const clientOptions = {
  region: 'us-east-1',
  endpoint: AWS_URL,
  credentials: { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) },
}

/** The real SDK beside the browser, to arrange the account and to read what ECS holds. */
export const ecs = new ECSClient(clientOptions)

/** The task whose page is open, as ECS describes it, its tags included. */
export async function describeOpenTask(page: Page): Promise<Task> {
  await page.waitForURL(/\/tasks\/us-east-1\/111122223333\/[^/]+\/[0-9a-f]{32}$/)
  const [cluster = '', id = ''] = new URL(page.url()).pathname.split('/').slice(-2)
  const [task] = await seen(1, () => describe(cluster, [id]))
  if (!task) throw new Error(`ECS knows no task ${id} on ${cluster}`)
  return task
}

/** The tasks of one launch, by the mark that they carry, once ECS shows `count` of them. */
export const describeStartedBy = (cluster: string, startedBy: string, count: number) =>
  seen(count, async () => {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, startedBy }))
    return taskArns.length > 0 ? describe(cluster, taskArns) : []
  })

/** A new task may take a moment to be visible, here as in an account. */
async function seen(count: number, read: () => Promise<Task[]>): Promise<Task[]> {
  let tasks: Task[] = []
  await expect
    .poll(async () => {
      tasks = await read()
      return tasks.length
    })
    .toBe(count)
  return tasks
}

async function describe(cluster: string, tasks: string[]): Promise<Task[]> {
  const answer = await ecs.send(new DescribeTasksCommand({ cluster, tasks, include: ['TAGS'] }))
  return answer.tasks ?? []
}
