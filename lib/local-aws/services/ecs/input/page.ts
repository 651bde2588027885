import { AwsError } from '../../../world/aws-error.ts'
import type { Ordered } from '../state/ordered-list.ts'

/** Makes the token of the next page. Clients cannot read it. */
function toToken(position: string): string {
  return Buffer.from(position).toString('base64url')
}

const invalidToken = () => new AwsError('InvalidParameterException', 'Invalid token.')

function toPosition(token: string): string {
  const position = Buffer.from(token, 'base64url').toString()
  if (toToken(position) === token && position !== '') return position
  throw invalidToken()
}

export interface PageRequest {
  maxResults?: number | undefined
  nextToken?: string | undefined
}

export interface Page<Item> {
  items: Item[]
  /** Absent on the last page. */
  nextToken?: string
}

/**
 * Cuts one page of items that have a fixed order.
 * @param positionOf the item's place in that order, as text. The next page starts behind it
 * @param isAfter whether an item stands behind a position
 */
export function toPage<Item>(
  all: Iterable<Item>,
  request: PageRequest,
  positionOf: (item: Item) => string,
  isAfter: (item: Item, position: string) => boolean,
): Page<Item> {
  const size = request.maxResults ?? 100
  const from = request.nextToken === undefined ? undefined : toPosition(request.nextToken)
  const items: Item[] = []
  for (const item of all) {
    if (from !== undefined && !isAfter(item, from)) continue
    const last = items.at(-1)
    if (items.length === size && last !== undefined)
      return { items, nextToken: toToken(positionOf(last)) }
    items.push(item)
  }
  return { items }
}

/** Cuts a page of a list that only grows at its end. The position is the index. */
export function toIndexPage<Item>(all: readonly Item[], request: PageRequest): Page<Item> {
  const page = toPage(
    all.entries(),
    request,
    ([index]) => String(index),
    ([index], position) => index > Number(position),
  )
  return { ...page, items: page.items.map(([, item]) => item) }
}

/**
 * Cuts a page of items by their `listOrder`. It stays right while items come and go.
 * @param listAfter the items behind an order
 */
export function toOrderedPage<Item extends Ordered>(
  request: PageRequest,
  listAfter: (order: number) => Iterable<Item>,
): Page<Item> {
  const position = request.nextToken === undefined ? '0' : toPosition(request.nextToken)
  if (!/^\d{1,15}$/.test(position)) throw invalidToken()
  return toPage(
    listAfter(Number(position)),
    { maxResults: request.maxResults },
    ({ listOrder }) => String(listOrder),
    () => true,
  )
}
