import { DASHBOARD_URL } from './servers.ts'

/** Everybody who can send a request: four sessions, a cookie whose session has ended, and nobody. */
export const PEOPLE = ['nobody', 'signedOut', 'viewer', 'launcher', 'outsider', 'operator'] as const
export type Person = (typeof PEOPLE)[number]

const USERS = {
  viewer: 'LOCALVIEWER000000001',
  launcher: 'LOCALLAUNCHER0000001',
  outsider: 'LOCALOUTSIDER0000001',
}

/** Each person's `Cookie` header. */
export async function signEverybodyIn(): Promise<Record<Person, string>> {
  const signedOut = await signIn(USERS.viewer)
  await postAuth('signout', {}, signedOut)
  return {
    nobody: '',
    signedOut,
    viewer: await signIn(USERS.viewer),
    launcher: await signIn(USERS.launcher),
    outsider: await signIn(USERS.outsider),
    operator: await postAuth('callback/demo', {}),
  }
}

const signIn = (accessKeyId: string) =>
  postAuth('callback/access-keys', {
    accessKeyId,
    secretAccessKey: accessKeyId.toLowerCase().repeat(2),
  })

/** Posts as the sign-in page does, and answers with the cookies that are then held. */
async function postAuth(path: string, fields: object, held = ''): Promise<string> {
  const asked = await fetch(`${DASHBOARD_URL}/api/auth/csrf`, { headers: { cookie: held } })
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const cookie = [held, ...asked.headers.getSetCookie().map(toPair)].filter(Boolean).join('; ')
  const answer = await fetch(`${DASHBOARD_URL}/api/auth/${path}`, {
    method: 'POST',
    headers: { cookie, origin: DASHBOARD_URL },
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return [cookie, ...answer.headers.getSetCookie().map(toPair)].join('; ')
}

const toPair = (setCookie: string): string => setCookie.split(';')[0] ?? ''
