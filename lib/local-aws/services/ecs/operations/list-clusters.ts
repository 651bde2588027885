import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import { maxResultsSchema } from '../input/max-results-schema.ts'
import { toIndexPage } from '../input/page.ts'
import { parseInput } from '../input/parse-input.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({ maxResults: maxResultsSchema, nextToken: z.string().optional() })

/** API Reference, ListClusters: the active clusters. */
export const listClusters: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:ListClusters', '*')
  const active = [...ecsOf(call).clusters.values()].filter(({ status }) => status === 'ACTIVE')
  const page = toIndexPage(active, request)
  const clusterArns = page.items.map(({ arn }) => arn)
  return { clusterArns, nextToken: page.nextToken }
}
