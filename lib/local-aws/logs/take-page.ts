import { readString } from '../protocol/read-input.ts'
import { invalidParameter } from './log-names.ts'

/** One page of a list; `nextToken` is where the next one starts. */
export function takePage<Item>(
  items: readonly Item[],
  input: Record<string, unknown>,
  limit: number,
): { page: Item[]; nextToken?: string } {
  const start = readStart(readString(input, 'nextToken'))
  const end = start + limit
  const page = items.slice(start, end)
  if (end >= items.length) return { page }
  return { page, nextToken: Buffer.from(`from:${end}`).toString('base64url') }
}

function readStart(token: string | undefined): number {
  if (token === undefined) return 0
  const start = /^from:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (start === undefined) throw invalidParameter('The specified nextToken is invalid.')
  return Number(start)
}
