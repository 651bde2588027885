import * as z from 'zod/mini'
import { NO_RESPONSE, send, TOO_MANY_REQUESTS, UNREADABLE } from './ask-server'

const csrfAnswer = z.object({ csrfToken: z.string() })
const urlAnswer = z.object({ url: z.string() })

/**
 * Posts to next-auth as its own client does: with its CSRF token, asking for JSON. Its React
 * client would add a provider and a poll of the session that no page needs.
 *
 * @returns the sentence of the failure, or undefined when it worked.
 */
export async function postAuth(
  path: string,
  fields: Record<string, string>,
): Promise<string | undefined> {
  const csrf = await ask('/api/auth/csrf', csrfAnswer)
  if ('problem' in csrf) return csrf.problem
  const { csrfToken } = csrf.value
  const answer = await ask(`/api/auth/${path}`, urlAnswer, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  })
  if ('problem' in answer) return answer.problem
  const { searchParams } = new URL(answer.value.url, window.location.origin)
  return searchParams.get('error') ?? (answer.isOk ? undefined : UNREADABLE.message)
}

async function ask<T>(
  url: string,
  schema: z.ZodMiniType<T>,
  request?: RequestInit,
): Promise<{ value: T; isOk: boolean } | { problem: string }> {
  const response = await send(url, request)
  if (!response) return { problem: NO_RESPONSE.message }
  const { status, text } = response
  if (status === 429) return { problem: TOO_MANY_REQUESTS.message }
  try {
    return { value: schema.parse(JSON.parse(text)), isOk: status < 300 }
  } catch {
    return { problem: UNREADABLE.message }
  }
}
