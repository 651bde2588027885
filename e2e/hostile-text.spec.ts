import { RegisterTaskDefinitionCommand, RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs'
import type { Page } from '@playwright/test'
import { expectToFit } from './support/accessibility.ts'
import { ecs } from './support/embedded-ecs.ts'
import { expect, signInAsDemo, signInByRequest, test } from './support/journey.ts'
import { advanceClock } from './support/local-aws-control.ts'
import { findSubnetId, registerFamily, runByApi } from './support/run-by-api.ts'
import { shownTexts } from './support/shown-texts.ts'

/** Reverses what follows it, ends a C string, and hides. */
const hostile = 'a\u202eb\u0000c\u2066d\u200be'
const visible = 'a\\u202eb\\u0000c\\u2066d\\u200be'
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/

/** A task whose every free text is hostile, as far as ECS takes it. */
async function runHostileTask(): Promise<string> {
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'hostile-text',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: 'app',
          image: 'example/app:1',
          command: ['sh', '-c', `echo ${hostile}`],
          environment: [{ name: `N${hostile}`, value: hostile }],
        },
      ],
    }),
  )
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'hostile-text',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: [await findSubnetId()] } },
      overrides: {
        containerOverrides: [
          {
            name: 'app',
            command: ['sh', '-c', `sleep 600 ${hostile}`],
            environment: [
              { name: `N${hostile}`, value: `changed ${hostile}` },
              { name: 'PLAIN', value: hostile },
            ],
          },
        ],
      },
      tags: [{ key: 'note', value: 'plain' }],
    }),
  )
  const taskArn = tasks?.[0]?.taskArn ?? ''
  // ECS shows a new task a little late.
  await expect(async () => {
    await ecs.send(new StopTaskCommand({ cluster: 'demo', task: taskArn, reason: hostile }))
  }).toPass()
  return taskArn
}

async function expectVisible(page: Page) {
  await expect.poll(async () => (await shownTexts(page)).join('\n')).toContain(visible)
  expect((await shownTexts(page)).filter(text => hidden.test(text))).toEqual([])
}

test('texts of AWS cannot hide or reorder anything on a page', async ({ page }) => {
  const taskArn = await runHostileTask()
  const id = taskArn.slice(taskArn.lastIndexOf('/') + 1)
  await signInByRequest(page)
  await page.goto(`/tasks/us-east-1/111122223333/demo/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('hostile-text')
  await page.getByRole('button', { name: 'Details of container app' }).click()
  await page.getByText('as DescribeTasks returned it').click()
  await expect(page.getByLabel('JSON of the task')).toBeVisible()
  await expectVisible(page)

  await page.goto('/tasks')
  await expect(page.getByRole('link', { name: /hostile-text/ }).first()).toBeVisible()
  await expectVisible(page)

  await page.goto(`/launch?task=${encodeURIComponent(taskArn)}`)
  const command = page.getByRole('textbox', { name: 'Command' })
  await expect(command).toHaveValue(new RegExp(hostile.replace('\u0000', '.')))
  await expectVisible(page)
})

test.describe('what ECS refuses', () => {
  test('what is pasted cannot hide or reorder anything on a page', async ({ page }) => {
    await signInAsDemo(page)
    await page.getByRole('button', { name: 'Paste JSON or command' }).click()
    const request = {
      taskDefinition: `job${hostile}`,
      cluster: hostile,
      [`odd${hostile}`]: 1,
      startedBy: hostile,
      tags: [{ key: hostile, value: hostile }],
      overrides: { containerOverrides: [{ name: hostile, command: [hostile] }] },
    }
    await page.getByLabel('Request, task or command').fill(JSON.stringify(request))
    await expectVisible(page)
    await page.getByRole('button', { name: 'Replace the form' }).click()
    await expect(page.getByText(/Imported from a RunTask request/)).toBeVisible()
    // ECS refuses the name and repeats it in its answer.
    await expect(page.getByRole('button', { name: /^Retry reading the task def/ })).toBeVisible()
    await expectVisible(page)
  })
})

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 320, height: 900 } })

  test('names as long as ECS allows fit on a page and in its dialogs', async ({ page }) => {
    const family = await registerFamily(['true'], { family: 'f'.repeat(255) })
    const tags = { ['k'.repeat(128)]: 'v'.repeat(256) }
    const [path = ''] = await runByApi(family, { tags, startedBy: 's'.repeat(128) })
    await signInByRequest(page)
    await page.goto(path)
    await advanceClock(600_000)
    await expect(page.getByRole('button', { name: 'Relaunch', exact: true })).toBeVisible()
    await expectToFit(page)
    for (const opener of ['Relaunch', 'Edit tags']) {
      await page.getByRole('button', { name: opener, exact: true }).click()
      await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeInViewport({
        ratio: 1,
      })
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  })
})
