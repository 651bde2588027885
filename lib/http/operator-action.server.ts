import 'server-only'
import type { z } from 'zod'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import type { Context } from '../context.ts'
import { guard } from './guard.server.ts'
import type { InputSchema } from './guard.server.ts'

type Handle<Schema extends InputSchema, Output> = (
  ctx: Context,
  input: z.output<Schema>,
) => Promise<Output>

/** A server action: it takes one object, which anybody could have sent. */
type Action<Output> = (request: unknown) => Promise<Output>

/** A server action for the signed-in operator, which answers with a `Result`. */
export const operatorAction = <Schema extends InputSchema, Value>(
  name: string,
  schema: Schema,
  handle: Handle<Schema, Result<Value>>,
): Action<Result<Value>> => operatorActionWith(name, schema, handle, fail)

/**
 * The same with an answer of its own kind. `refuse` says what the guard's failures are in it; the
 * kind `unreachable` means that whether the action took effect is unknown.
 */
export const operatorActionWith =
  <Schema extends InputSchema, Output>(
    name: string,
    schema: Schema,
    handle: Handle<Schema, Output>,
    refuse: (failure: Failure, request: unknown) => Output,
  ): Action<Output> =>
  request =>
    guard<Schema, Output>({
      name,
      schema,
      readInput: async () => succeed(request),
      handle,
      refuse: ({ failure }) => refuse(failure, request),
    })
