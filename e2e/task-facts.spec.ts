import { readFile } from 'node:fs/promises'
import { RegisterTaskDefinitionCommand, RunTaskCommand } from '@aws-sdk/client-ecs'
import type { Page } from '@playwright/test'
import { expectGoodLooks, PHONE } from './support/accessibility.ts'
import { checkNow } from './support/check-now.ts'
import { ecs } from './support/embedded-ecs.ts'
import { expect, focusOn, signInByRequest, test, waitForAnswerWith } from './support/journey.ts'
import { addFaults, advanceClock } from './support/local-aws-control.ts'
import { openEach } from './support/open-tasks.ts'
import { findSubnetId } from './support/run-by-api.ts'

const logConfiguration = {
  logDriver: 'awslogs' as const,
  options: {
    'awslogs-group': '/ecs/facts',
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': 'run',
    'awslogs-create-group': 'true',
  },
}

/** A task with two containers, a volume and ECS Exec, whose page is open. */
async function openTask(page: Page): Promise<string> {
  const family = `facts-${crypto.randomUUID()}`
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      taskRoleArn: 'arn:aws:iam::111122223333:role/db-migrate-task',
      executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
      cpu: '512',
      memory: '1024',
      volumes: [{ name: 'scratch', host: {} }],
      containerDefinitions: [
        {
          name: 'app',
          image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/team/app:2.4',
          command: ['sh', '-c', 'sleep 3000; exit 3'],
          cpu: 256,
          memoryReservation: 256,
          mountPoints: [{ sourceVolume: 'scratch', containerPath: '/scratch' }],
          restartPolicy: { enabled: true, ignoredExitCodes: [3] },
          stopTimeout: 45,
          logConfiguration,
        },
        {
          name: 'log-router',
          image: 'demo/router:1',
          essential: false,
          command: ['sleep', '9000'],
        },
      ],
    }),
  )
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: family,
      launchType: 'FARGATE',
      enableExecuteCommand: true,
      networkConfiguration: { awsvpcConfiguration: { subnets: [await findSubnetId()] } },
      overrides: { containerOverrides: [{ name: 'app', cpu: 128 }] },
    }),
  )
  const taskArn = tasks?.[0]?.taskArn ?? ''
  const path = `/tasks/us-east-1/111122223333/demo/${taskArn.slice(taskArn.lastIndexOf('/') + 1)}`
  await advanceClock(60_000)
  await openEach(page, family, [path])
  return taskArn
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const detailsOf = (page: Page, name: string) =>
  page.getByRole('button', { name: `Details of container ${name}` })

test('the page of a task tells what runs, where, and with which volumes', async ({ page }) => {
  await signInByRequest(page)
  const taskArn = await openTask(page)
  const taskId = taskArn.slice(-32)

  await expect(panel(page, 'Placement')).toContainText('Launch typeFARGATE')
  await expect(panel(page, 'Placement')).toContainText('ECS Execon')
  await expect(panel(page, 'Volumes')).toContainText('In app/scratch')
  await expect(panel(page, 'Changed against the definition')).toContainText('app')
  await expect(panel(page, 'IDs')).toContainText('task')

  const link = page.getByRole('link', { name: 'Open the task in the AWS console' })
  const console = 'https://console.aws.amazon.com/ecs/v2/clusters/demo/tasks'
  await expect(link).toHaveAttribute('href', `${console}/${taskId}/configuration?region=us-east-1`)
})

test('a container’s details open and close with the keyboard, and stay open', async ({ page }) => {
  await signInByRequest(page)
  await openTask(page)
  await expect(detailsOf(page, 'app')).toHaveAttribute('aria-expanded', 'false')
  await focusOn(detailsOf(page, 'app'))
  await page.keyboard.press('Enter')
  const containers = page.getByRole('table', { name: 'Containers' })
  await expect(containers).toContainText('Restarts inside the task on every exit code except 3')
  await expect(containers).toContainText('Stop timeout45 s')
  await expect(detailsOf(page, 'app')).toBeFocused()

  await advanceClock(3_600_000)
  await checkNow(page)
  await expect(containers).toContainText('Exit code3 · Chosen by the program')
  await expect(detailsOf(page, 'app')).toHaveAttribute('aria-expanded', 'true')
  await detailsOf(page, 'app').press('Space')
  await expect(containers).not.toContainText('Stop timeout')
})

test('what is pressed while the task ends is still what is clicked', async ({ page }) => {
  await signInByRequest(page)
  await openTask(page)
  const details = detailsOf(page, 'app')
  await details.hover()
  await page.mouse.down()
  const hasEnded = waitForAnswerWith(page, 'EssentialContainerExited')
  await advanceClock(3_600_000)
  await hasEnded
  const containers = page.getByRole('table', { name: 'Containers' })
  await expect(containers).not.toContainText('Chosen by the program')
  await page.mouse.up()
  await expect(details).toHaveAttribute('aria-expanded', 'true')
  await expect(containers).toContainText('Exit code3 · Chosen by the program')
})

test('commands are ready to copy, with a shell while ECS Exec can open one', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInByRequest(page)
  const taskId = (await openTask(page)).slice(-32)
  const commands = panel(page, 'AWS CLI')
  await commands.getByRole('button', { name: 'Copy: Open a shell in app' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `aws ecs execute-command --region us-east-1 --cluster demo --task ${taskId} --container app --interactive --command /bin/sh`,
  )
  await expect(commands).toContainText(
    `aws logs tail /ecs/facts --log-stream-names run/app/${taskId}`,
  )

  await advanceClock(3_600_000)
  await checkNow(page)
  await expect(commands).toContainText(
    'The task has stopped, so ECS Exec can’t open a shell in it.',
  )
  await expect(commands).toContainText('Print the log of app')
})

test('the JSON is loaded when it is opened, without asking ECS, and downloaded', async ({
  page,
}) => {
  await signInByRequest(page)
  const taskArn = await openTask(page)
  await advanceClock(3_600_000)
  await checkNow(page)
  await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible()
  await addFaults({ operation: 'DescribeTasks', kind: 'error', status: 503 })
  const json = page.locator('details').filter({ hasText: 'as DescribeTasks returned it' })
  await focusOn(json.locator('summary'))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('JSON of the task')).toContainText(`"taskArn": "${taskArn}"`)

  const downloading = page.waitForEvent('download')
  await json.getByRole('button', { name: 'Download' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`task-${taskArn.slice(-32)}.json`)
  expect(await readFile(await download.path(), 'utf8')).toContain(taskArn)
})

test.describe('in every look', () => {
  test.use({ viewport: PHONE })

  test('all facts of a task are accessible and fit', async ({ page }) => {
    await signInByRequest(page)
    await openTask(page)
    await detailsOf(page, 'app').click()
    for (const summary of await page.locator('summary').all()) await summary.click()
    await expect(page.getByLabel('JSON of the task')).toBeVisible()
    await expectGoodLooks(page)
  })
})
