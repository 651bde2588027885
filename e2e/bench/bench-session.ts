import { DASHBOARD_URL } from '../support/servers.ts'

/** A new session of the demo's operator. @returns its cookies */
export async function signInForCookies(): Promise<string> {
  const csrf = await fetch(`${DASHBOARD_URL}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const sent = toCookies(csrf)
  const answer = await fetch(`${DASHBOARD_URL}/api/auth/callback/demo`, {
    method: 'POST',
    headers: { cookie: sent, origin: DASHBOARD_URL },
    body: new URLSearchParams({ csrfToken, json: 'true' }),
  })
  if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}`)
  return `${sent}; ${toCookies(answer)}`
}

const toCookies = ({ headers }: Response): string =>
  headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
