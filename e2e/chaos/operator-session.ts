import { readFileSync } from 'node:fs'
import { z } from 'zod'

const actionManifest = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), filename: z.string() })),
})

/** What the launch action answers (`LaunchOutcome`), as far as the count needs it. */
const outcome = z.object({
  kind: z.enum(['launched', 'unplaced', 'unconfirmed', 'refused', 'open', 'given-up']),
  taskArns: z.array(z.string()).optional(),
})
export type Outcome = z.infer<typeof outcome>

const launch = z.object({ state: z.string(), rows: z.array(z.object({ arn: z.string() })) })
const launchAnswer = z.object({ value: launch })
const csrf = z.object({ csrfToken: z.string() })

/** A signed-in operator who speaks to the dashboard as a browser does, over HTTP. */
export interface OperatorSession {
  /** One click on Launch; undefined when no answer came. */
  launch(launchId: string, values: object): Promise<Outcome | undefined>
  giveUp(launchId: string): Promise<Outcome | undefined>
  /** What the launch's page shows; undefined when there is no such launch. */
  readLaunch(launchId: string): Promise<z.infer<typeof launch> | undefined>
}

export async function signInAsDemo(url: string): Promise<OperatorSession> {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        origin: url,
        'sec-fetch-site': 'same-origin',
      },
    })
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie)
    return response
  }

  const { csrfToken } = csrf.parse(await (await send('/api/auth/csrf')).json())
  await send('/api/auth/callback/demo', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, json: 'true' }).toString(),
  })

  async function callAction(name: string, argument: unknown): Promise<Outcome | undefined> {
    const action = findAction(name)
    try {
      const response = await send(name === 'launch' ? '/launch' : '/tasks', {
        method: 'POST',
        headers: { 'next-action': action, 'content-type': 'text/plain;charset=UTF-8' },
        body: JSON.stringify([argument]),
      })
      return readOutcome(await response.text())
    } catch {
      return undefined
    }
  }

  return {
    launch: (launchId, values) =>
      callAction('launch', { launchId, region: 'us-east-1', values, isConfirmed: false }),
    giveUp: launchId => callAction('giveUp', { launchId }),
    async readLaunch(launchId) {
      const response = await send(`/api/launches/${launchId}`)
      return response.status === 404 ? undefined : launchAnswer.parse(await response.json()).value
    },
  }
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [pair = ''] = cookie.split(';')
  const equals = pair.indexOf('=')
  cookies.set(pair.slice(0, equals), pair.slice(equals + 1))
}

/** The build names every server action by a hash; its manifest says which is which. */
function findAction(name: string): string {
  const text = readFileSync('.next/server/server-reference-manifest.json', 'utf8')
  const { node } = actionManifest.parse(JSON.parse(text))
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name)
  if (!found) throw new Error(`The build has no action ${name}.`)
  return found[0]
}

/** A server action answers in React's wire format: the value that it returned is row 1. */
function readOutcome(flight: string): Outcome | undefined {
  const row = flight.split('\n').find(line => line.startsWith('1:{'))
  return row ? outcome.parse(JSON.parse(row.slice(2))) : undefined
}
