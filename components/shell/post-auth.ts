import * as z from 'zod/mini'

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
  try {
    const { csrfToken } = csrfAnswer.parse(await (await fetch('/api/auth/csrf')).json())
    const response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
    })
    const { url } = urlAnswer.parse(await response.json())
    const error = new URL(url, window.location.origin).searchParams.get('error')
    return error ?? (response.ok ? undefined : 'Slipway could not sign you in. Try again.')
  } catch {
    return 'Slipway did not answer. Check that it is running, then try again.'
  }
}
