import { NO_RESPONSE, send, TOO_MANY_REQUESTS, UNREADABLE } from './ask-server'

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
  const csrf = await ask('/api/auth/csrf', 'csrfToken')
  if ('problem' in csrf) return csrf.problem
  const answer = await ask(`/api/auth/${path}`, 'url', {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken: csrf.value, json: 'true' }),
  })
  if ('problem' in answer) return answer.problem
  const { origin } = window.location
  if (!URL.canParse(answer.value, origin)) return UNREADABLE.message
  const error = new URL(answer.value, origin).searchParams.get('error')
  return error ?? (answer.isOk ? undefined : UNREADABLE.message)
}

/** The text that an answer has under a name. A schema library would add 18 KiB to the sign-in page. */
async function ask(
  url: string,
  name: string,
  request?: RequestInit,
): Promise<{ value: string; isOk: boolean } | { problem: string }> {
  const response = await send(url, request)
  if (!response) return { problem: NO_RESPONSE.message }
  const { status, text } = response
  if (status === 429) return { problem: TOO_MANY_REQUESTS.message }
  const value = textUnder(name, text)
  return value === undefined ? { problem: UNREADABLE.message } : { value, isOk: status < 300 }
}

function textUnder(name: string, json: string): string | undefined {
  try {
    const body: unknown = JSON.parse(json)
    const value: unknown = body && typeof body === 'object' ? Reflect.get(body, name) : undefined
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
