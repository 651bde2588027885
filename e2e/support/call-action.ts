import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { DASHBOARD_URL } from './servers.ts'

const manifest = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), filename: z.string() })),
})

/** The server actions of the build, as `file#name`, with the ID that a call names. */
export function readActionIds(): Map<string, string> {
  const text = readFileSync('.next/server/server-reference-manifest.json', 'utf8')
  const actions = Object.entries(manifest.parse(JSON.parse(text)).node)
  return new Map(actions.map(([id, action]) => [`${action.filename}#${action.exportedName}`, id]))
}

interface ActionCall {
  id: string
  /** A page that has the action. */
  page: string
  cookie: string
  argument: unknown
}

/** Calls an action as React does; its answer, or the status where there is none. */
export async function callAction({ id, page, cookie, argument }: ActionCall): Promise<unknown> {
  const answer = await fetch(`${DASHBOARD_URL}${page}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie,
      origin: DASHBOARD_URL,
      accept: 'text/x-component',
      'next-action': id,
      'content-type': 'text/plain;charset=UTF-8',
    },
    body: JSON.stringify([argument]),
  })
  const [, row] = /^1:(.*)$/m.exec(await answer.text()) ?? []
  if (!answer.ok || row === undefined) return answer.status
  return JSON.parse(row) as unknown
}

/** What became of the first of several things that a request named. */
const firstResult = z.object({ value: z.object({ results: z.tuple([z.unknown()]) }) })

/** The answer in a word: `ok`, `done`, a sentence, or the kind of an outcome or failure. */
export function toOutcome(answer: unknown): string | number {
  if (typeof answer === 'number') return answer
  if (typeof answer === 'string') return answer === '$undefined' ? 'done' : 'sentence'
  if (answer === null || typeof answer !== 'object') return String(answer)
  const result = firstResult.safeParse(answer)
  if (result.success) return toOutcome(result.data.value.results[0])
  if ('kind' in answer && answer.kind !== 'failed') return String(answer.kind)
  if ('ok' in answer && answer.ok === true) return 'ok'
  const failure = 'failure' in answer ? answer.failure : undefined
  return failure && typeof failure === 'object' && 'kind' in failure
    ? String(failure.kind)
    : 'other'
}
