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

/** A server action. It takes one object of any shape, since anybody can send one. */
type Action<Output> = (request: unknown) => Promise<Output>

/** A server action for the signed-in operator, which answers with a `Result`. */
export const operatorAction = <Schema extends InputSchema, Value>(
  name: string,
  schema: Schema,
  handle: Handle<Schema, Result<Value>>,
): Action<Result<Value>> => operatorActionWith(name, schema, handle, fail)

/**
 * The same for an action with an answer of its own type. `refuse` turns the guard's failures into
 * it. The kind `unreachable` means that the action may have taken effect.
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
