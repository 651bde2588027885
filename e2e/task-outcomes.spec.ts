import type { Page } from '@playwright/test'
import { expectGoodLooks } from './support/accessibility.ts'
import { expect, signInByRequest, test } from './support/journey.ts'
import { addFaults, advanceClock } from './support/local-aws-control.ts'
import { registerFamily, runByApi, stopByApi } from './support/run-by-api.ts'

interface Ending {
  outcome: string
  /** Makes a task that ends so, and answers with the address of its page. */
  run: () => Promise<string>
  /** What the verdict says first, and what to do next. */
  title: RegExp
  next?: RegExp
}

const exit = (code: number) => ['sh', '-c', `echo working; exit ${code}`]

async function runOnce(command: string[], startedBy?: string): Promise<string> {
  const [path = ''] = await runByApi(await registerFamily(command), { startedBy })
  return path
}

/** A task that sleeps until the cause ends it. */
async function runUntil(cause: string): Promise<string> {
  const startedBy = `journey-${cause}`
  await addFaults({ kind: 'stop', cause, startedBy, times: 1 })
  return runOnce(['sleep', '9000'], startedBy)
}

const endings: Ending[] = [
  {
    outcome: 'Succeeded',
    run: () => runOnce(exit(0)),
    title: /app exited with code 0$/,
  },
  {
    outcome: 'Failed',
    run: () => runOnce(exit(3)),
    title: /app exited with code 3$/,
    next: /log/,
  },
  {
    outcome: 'Never started',
    run: () => runUntil('pull-image-missing'),
    title: /image or its tag does not exist/,
    next: /image name and tag/,
  },
  {
    outcome: 'Interrupted',
    run: () => runUntil('spot'),
    title: /Spot took the capacity back/,
    next: /FARGATE/,
  },
  {
    outcome: 'Stopped',
    run: async () => {
      const path = await runOnce(['sleep', '9000'])
      await advanceClock(60_000)
      await stopByApi(path, 'wrong shard')
      return path
    },
    title: /Stopped on request/,
  },
  {
    outcome: 'Unknown',
    run: async () => {
      // Without its definition nobody knows which of the two is essential.
      await addFaults({
        operation: 'DescribeTaskDefinition',
        kind: 'error',
        code: 'ServerException',
      })
      const family = await registerFamily(exit(0), { besides: ['sleep', '9000'] })
      const [path = ''] = await runByApi(family)
      return path
    },
    title: /One container exited with code 0, and another was stopped/,
    next: /logs/,
  },
]

/** The outcomes differ in words and colors; every page is tried in all sizes elsewhere. */
const looks = [
  ['light', 1280],
  ['dark', 320],
] as const

const verdictOf = (page: Page) => page.getByRole('region', { name: 'Verdict' })

for (const { outcome, run, title, next } of endings) {
  test(`a task that ended as “${outcome}” says why, wide and narrow`, async ({ page }) => {
    await signInByRequest(page)
    const path = await run()
    await advanceClock(900_000)
    await page.goto(path)
    const verdict = verdictOf(page)
    await expect(verdict.getByText(outcome, { exact: true })).toBeVisible()
    await expect(verdict.getByText(title)).toBeVisible()
    if (next) await expect(verdict.getByText(next)).toBeVisible()
    await expect(page).toHaveTitle(new RegExp(outcome, 'i'))
    await expectGoodLooks(page, looks)
  })
}

test('the AWS page about a cause opens from its verdict', async ({ page }) => {
  await signInByRequest(page)
  const path = await runUntil('oom')
  await advanceClock(900_000)
  await page.goto(path)
  const link = verdictOf(page).getByRole('link', { name: /OutOfMemoryError/ })
  await expect(link).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\/.*out-of-memory/)
  await expect(link).toHaveAttribute('rel', /noreferrer/)
})

test('a run that ends as the one before says so, with the way to the family', async ({ page }) => {
  await signInByRequest(page)
  const family = await registerFamily(exit(7))
  for (const isFirst of [true, false]) {
    const [path = ''] = await runByApi(family)
    await advanceClock(900_000)
    await page.goto(path)
    const verdict = verdictOf(page)
    await expect(verdict.getByText(/app exited with code 7$/)).toBeVisible()
    const runs = verdict.getByRole('link', { name: 'the last run' })
    await expect(runs).toHaveCount(isFirst ? 0 : 1)
    if (!isFirst) await expect(runs).toHaveAttribute('href', new RegExp(family))
  }
})
