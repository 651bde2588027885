import { afterEach, beforeEach, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { toTaskAddress } from '../task-view/task-address.ts'
import type { TasksAnswer } from '../task-view/list/tasks-answer.ts'
import { applyTasksChanges, isTasksChanges } from '../task-view/list/task-changes.ts'
import type { TasksChanges } from '../task-view/list/task-changes.ts'
import { answerTask, answerTasksSince } from './answer-polls.server.ts'

let product: Product
beforeEach(async () => {
  product = await startProduct()
  await registerFargate(product, 'job', ['sleep', '600'])
})
afterEach(() => product.close())

const look = { isVisible: true }
const open = (taskArn: string) => answerTask(product.as('operator'), toTaskAddress(taskArn), look)
async function ask(from?: string): Promise<TasksAnswer | TasksChanges> {
  const answer = await answerTasksSince(product.as('operator'), look, { from })
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value.body
}
async function askWhole(): Promise<TasksAnswer> {
  const answer = await ask()
  if (isTasksChanges(answer)) throw new Error('A whole answer was expected')
  return answer
}
async function askChanges(from: string | undefined): Promise<TasksChanges> {
  const answer = await ask(from)
  if (!isTasksChanges(answer)) throw new Error('Changes were expected')
  return answer
}

it('is nothing while nothing changed, then the rows that did', async () => {
  const [first, second] = [await runOneTask(product, 'job'), await runOneTask(product, 'job')]
  await open(first)
  const before = await askWhole()
  const none = await askChanges(before.version)
  expect(none).toEqual({ from: before.version, version: before.version, changed: [], gone: [] })

  await open(second)
  const changes = await askChanges(before.version)
  expect(changes.changed.map(({ arn }) => arn)).toEqual([second])
  const whole = await askWhole()
  expect(
    applyTasksChanges(before, changes)
      .rows.map(({ arn }) => arn)
      .sort(),
  ).toEqual(whole.rows.map(({ arn }) => arn).sort())
})

it('is the whole list for a page whose answer is not known any more', async () => {
  await open(await runOneTask(product, 'job'))
  const answer = await ask(crypto.randomUUID())
  expect(isTasksChanges(answer)).toBe(false)
})
