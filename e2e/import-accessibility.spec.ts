import type { Page } from '@playwright/test'
import { expectGoodLooks, fourLooks } from './support/accessibility.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'

const state = JSON.stringify({
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Retry: [],
  Parameters: {
    'Cluster.$': '$.cluster',
    TaskDefinition: `arn:aws:ecs:us-east-1:111122223333:task-definition/${'nightly-report-'.repeat(8)}:3`,
    StartedBy: 'AWS Step Functions',
    Overrides: {
      ContainerOverrides: [
        { Name: 'app', Environment: [{ Name: 'TOKEN', 'Value.$': '$$.Task.Token' }], Secrets: [] },
      ],
    },
  },
})

const texts: [text: string, says: RegExp][] = [
  [state, /Not used:.*Cluster \(a path into the state’s input\).*to fill in:.*TOKEN/s],
  ['{"containerOverrides":[{"name":"app"}]}', /They replace the form’s overrides/],
  ['{"services":[],"failures":[]}', /This response doesn’t contain a service/],
  [`x ${'y'.repeat(300)}`, /This text doesn’t contain a launch/],
]

async function paste(page: Page, text: string) {
  await page.evaluate(pasted => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)
}

test('what an import says is accessible and fits', async ({ page }) => {
  await signInAsDemo(page)
  await paste(page, state)
  const dialog = page.getByRole('dialog', { name: 'Paste JSON or command' })
  for (const [text, says] of texts) {
    await dialog.getByRole('textbox').fill(text)
    await expect(dialog.getByRole('status')).toContainText(says)
    await expectGoodLooks(page, fourLooks)
  }
})

test('a command of EventBridge that is pasted fills the form', async ({ page }) => {
  await signInAsDemo(page)
  const target = {
    Arn: 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
    EcsParameters: { TaskDefinitionArn: 'one-off-shell', TaskCount: 3 },
  }
  const options = `--schedule-expression 'rate(1 day)' --target '${JSON.stringify(target)}'`
  await paste(page, `aws scheduler create-schedule --name nightly ${options}`)
  const dialog = page.getByRole('dialog', { name: 'Paste JSON or command' })
  await expect(dialog.getByText(/This is an EventBridge Scheduler target: 3 tasks/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Replace the form' }).click()
  await expect(page.getByText(/Imported from an EventBridge Scheduler target/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Tasks' })).toHaveValue('3')
})
