import 'server-only'
import type { z } from 'zod'
import type { Failure, Result } from '../result.ts'
import { fail, succeed } from '../result.ts'
import type { Context } from '../context.ts'
import { explainError } from './explain-error.server.ts'
import { toRefusal } from './refusal.ts'
import type { Refusal } from './refusal.ts'
import { inRegion, requestContext } from './request-context.server.ts'

/** A request's input. If it has a member `region`, the request works in that Region. */
export type InputSchema = z.ZodType<object>

interface Guarded<Schema extends InputSchema, Output> {
  /** The route or action, for the log. */
  name: string
  schema: Schema
  readInput: () => Promise<Result<unknown>>
  handle: (ctx: Context, input: z.output<Schema>) => Promise<Output>
  refuse: (refusal: Refusal) => Output
  /** Tests pass their own. */
  findContext?: () => Promise<Result<Context>>
}

/**
 * What every request of an operator passes: who asks, what they send, whether its Region is
 * allowed, and what they are told when something throws. Nothing of a request is read before its
 * session is known.
 */
export async function guard<Schema extends InputSchema, Output>({
  name,
  schema,
  readInput,
  handle,
  refuse,
  findContext = requestContext,
}: Guarded<Schema, Output>): Promise<Output> {
  try {
    const own = await findContext()
    if (!own.ok) return refuse(toRefusal(own.failure))
    const sent = await readInput()
    if (!sent.ok) return refuse(toRefusal(sent.failure))
    const input = parseInput(schema, sent.value)
    if (!input.ok) return refuse(toRefusal(input.failure))
    const ctx = inRegionOf(own.value, input.value)
    return ctx.ok ? await handle(ctx.value, input.value) : refuse(toRefusal(ctx.failure))
  } catch (error) {
    return refuse(explainError(error, name))
  }
}

/** The Context in the Region that the input names. */
function inRegionOf(ctx: Context, input: object): Result<Context> {
  const region: unknown = Reflect.get(input, 'region')
  return typeof region === 'string' ? inRegion(ctx, region) : succeed(ctx)
}

function parseInput<Schema extends InputSchema>(
  schema: Schema,
  sent: unknown,
): Result<z.output<Schema>> {
  const parsed = schema.safeParse(sent)
  return parsed.success ? succeed(parsed.data) : fail(toFailure(parsed.error.issues))
}

const FIELDS_NAMED = 20

function toFailure(issues: z.core.$ZodIssue[]): Failure {
  const fields = issues
    .slice(0, FIELDS_NAMED)
    .map(({ path, message }) => ({ path: path.join('.'), message }))
  const reasons = fields.slice(0, 3).map(({ path, message }) => `${path || 'request'}: ${message}`)
  const message = `Slipway could not read this request (${reasons.join('; ')}). Reload the page.`
  return { kind: 'invalid', message, fields }
}
