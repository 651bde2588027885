import type { Page } from '@playwright/test'
import { z } from 'zod'

const row = z.object({ launchedBy: z.string().optional() })
const tasksAnswer = z.object({ value: z.object({ rows: z.array(row) }) })

/**
 * How many tasks were ever launched here, on every cluster that may be seen. What ECS lists beside
 * them comes when it is listed, so it can't be counted on.
 */
export async function countTasks(page: Page): Promise<number> {
  const answer = await page.request.get('/api/tasks')
  const { rows } = tasksAnswer.parse(await answer.json()).value
  return rows.filter(({ launchedBy }) => launchedBy !== undefined).length
}
