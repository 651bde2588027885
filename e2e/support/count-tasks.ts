import type { Page } from '@playwright/test'
import { z } from 'zod'

const tasksAnswer = z.object({ value: z.object({ rows: z.array(z.unknown()) }) })

/** How many tasks were ever launched here, on every cluster that may be seen. */
export async function countTasks(page: Page): Promise<number> {
  const answer = await page.request.get('/api/tasks')
  return tasksAnswer.parse(await answer.json()).value.rows.length
}
