import * as z from 'zod/mini'

const csrfAnswer = z.object({ csrfToken: z.string() })
const urlAnswer = z.object({ url: z.string() })

const TOO_MANY = 429
const WAIT = 'Slipway got too many requests. Wait a few seconds, then try again.'

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
  try {
    const csrf = await fetch('/api/auth/csrf')
    if (csrf.status === TOO_MANY) return WAIT
    const { csrfToken } = csrfAnswer.parse(await csrf.json())
    const response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
    })
    if (response.status === TOO_MANY) return WAIT
    const { url } = urlAnswer.parse(await response.json())
    const error = new URL(url, window.location.origin).searchParams.get('error')
    return error ?? (response.ok ? undefined : 'Slipway could not sign you in. Try again.')
  } catch {
    return 'Slipway did not answer. Check that it is running, then try again.'
  }
}
