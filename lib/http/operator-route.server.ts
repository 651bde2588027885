import 'server-only'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import type { Result } from '../result.ts'
import { fail, succeed } from '../result.ts'
import type { Context } from '../context.ts'
import { answerRefusal, answerResult, withoutKnownBody } from './answer-result.ts'
import { guard } from './guard.server.ts'
import type { InputSchema } from './guard.server.ts'
import { readJsonBody } from './read-json-body.ts'
import { tellStatus } from './told-status.ts'

interface Segments {
  params: Promise<Record<string, string | string[] | undefined>>
}

const gone = Promise.resolve(
  fail({ kind: 'unreachable', message: 'The browser gave this request up.' }),
)

/**
 * A route handler for the signed-in operator; anybody else gets 401. Its input is one flat object:
 * the query of a GET or the JSON body of any other method, and the path's parameters, which win.
 * Every answer is a `Result` as JSON; what is polled has `answerPoll` make its response. Its status is
 * that of its failure, which our own pages get in a header (`told-status.ts`).
 *
 * @param lists parameters of the query that may be given several times; they are lists in the input.
 */
export const operatorRoute =
  <Schema extends InputSchema>(
    schema: Schema,
    handle: (ctx: Context, input: z.output<Schema>) => Promise<Response | Result<unknown>>,
    { lists = [] }: { lists?: readonly string[] } = {},
  ) =>
  async (request: NextRequest, segments: Segments): Promise<Response> => {
    const answer = await guard<Schema, Response | Result<unknown>>({
      name: `${request.method} ${request.nextUrl.pathname}`,
      schema,
      readInput: () => readInput(request, segments, lists),
      // Nobody waits for the answer any more: the page has asked again, or was closed.
      handle: (ctx, input) => (request.signal.aborted ? gone : handle(ctx, input)),
      refuse: answerRefusal,
    })
    const response =
      answer instanceof Response
        ? withoutKnownBody(answer, request.headers.get('if-none-match'))
        : answerResult(answer)
    return tellStatus(request, response)
  }

async function readInput(
  request: NextRequest,
  segments: Segments,
  lists: readonly string[],
): Promise<Result<unknown>> {
  const params = await segments.params
  if (request.method === 'GET') {
    return succeed({ ...readQuery(request.nextUrl.searchParams, lists), ...params })
  }
  const body = await readJsonBody(request)
  if (!body.ok || body.value === null || typeof body.value !== 'object') return body
  return succeed({ ...body.value, ...params })
}

/** If a parameter is given twice, the first one counts, unless it is a list. */
const readQuery = (query: URLSearchParams, lists: readonly string[]): Record<string, unknown> => ({
  ...Object.fromEntries([...query].reverse()),
  ...Object.fromEntries(lists.map(name => [name, query.getAll(name)])),
})
