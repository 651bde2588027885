import { readString } from '../../http/protocol/read-input.ts'
import { invalidParameter } from './log-names.ts'

/** How long a token is valid (API Reference, DescribeLogGroups). */
const tokenLifeMs = 24 * 3600 * 1000

/**
 * Cuts one page of a list. The token names the page's last item, and the next page starts behind
 * it.
 */
export function takePage<Item>(
  items: readonly Item[],
  input: Record<string, unknown>,
  { limit, nameOf, nowMs }: { limit: number; nameOf: (item: Item) => string; nowMs: number },
): { page: Item[]; nextToken?: string } {
  const start = findStart(items, nameOf, readToken(readString(input, 'nextToken'), nowMs))
  const end = start + limit
  const page = items.slice(start, end)
  const last = page.at(-1)
  if (last === undefined || end >= items.length) return { page }
  return { page, nextToken: toToken(`${nowMs}:${end}:${nameOf(last)}`) }
}

/** Finds the start of a page: behind the item of the token, or where it stood if it is deleted. */
function findStart<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  token: { index: number; name: string } | undefined,
): number {
  if (!token) return 0
  const previous = items[token.index - 1]
  if (previous !== undefined && nameOf(previous) === token.name) return token.index
  const at = items.findIndex(item => nameOf(item) === token.name)
  return at < 0 ? Math.max(token.index - 1, 0) : at + 1
}

const toToken = (text: string) => Buffer.from(text).toString('base64url')

function readToken(
  token: string | undefined,
  nowMs: number,
): { index: number; name: string } | undefined {
  if (token === undefined) return undefined
  const match = /^(\d{1,15}):(\d{1,9}):(.+)$/s.exec(Buffer.from(token, 'base64url').toString())
  if (!match || nowMs - Number(match[1]) > tokenLifeMs)
    throw invalidParameter('The specified nextToken is invalid.')
  return { index: Number(match[2]), name: match[3] ?? '' }
}
