import 'server-only'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { getSmithyContext, HttpResponse } from '@smithy/core/transport'
import type { HandlerExecutionContext, MiddlewareStack } from '@smithy/types'
import { fitToSchema } from './fit-to-schema.server.ts'
import type { SchemaRef } from './fit-to-schema.server.ts'

/**
 * Makes every answer of a client keep to the SDK's own types: behind it nothing has to expect a
 * null in a list or a number for a text.
 */
export function fitAnswers<Input extends object, Output extends object, Client>(
  client: Client & { middlewareStack: MiddlewareStack<Input, Output> },
): Client {
  client.middlewareStack.add(
    (next, context) => async args => {
      const result = await next(args)
      const { $metadata, ...members } = toRecord(result.output)
      const fitted = { $metadata, ...toRecord(fitToSchema(outputOf(context), members)) }
      // Safe: the schema is that of this very output.
      return { ...result, output: fitted as unknown as Output }
    },
    { step: 'deserialize', priority: 'high', name: 'fitOutput' },
  )
  return client
}

/**
 * The same for a client that speaks JSON, before the SDK reads the answer: it refuses the whole of
 * it for one time that it cannot read.
 */
export function fitJsonAnswers<Input extends object, Output extends object, Client>(
  client: Client & { middlewareStack: MiddlewareStack<Input, Output> },
): Client {
  client.middlewareStack.add(
    (next, context) => async args => {
      const result = await next(args)
      const { response } = result
      if (HttpResponse.isInstance(response) && response.statusCode < 300) {
        const body: unknown = response.body
        if (body instanceof Readable) response.body = fitBody(outputOf(context), await buffer(body))
      }
      return result
    },
    { step: 'deserialize', priority: 'low', name: 'fitJsonBody' },
  )
  return client
}

/** What is not JSON is left to the SDK, which says so. */
function fitBody(schema: SchemaRef, body: Buffer): Uint8Array {
  const answer = parseJson(body.toString())
  if (answer === undefined) return body
  return Buffer.from(JSON.stringify(fitToSchema(schema, answer) ?? {}))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An operation's schema ends with those of its input and its output. */
function outputOf(context: HandlerExecutionContext): SchemaRef {
  const { operationSchema } = getSmithyContext(context)
  if (!Array.isArray(operationSchema)) throw new Error('The SDK command has no schema.')
  // Safe: the SDK's own command carries it (`StaticOperationSchema`).
  return operationSchema[5] as SchemaRef
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
