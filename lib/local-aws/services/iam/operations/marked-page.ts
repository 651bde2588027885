import { AwsError } from '../../../world/aws-error.ts'
import { readInteger, readString } from '../../../http/protocol/read-input.ts'
import { checkConstraints } from '../../../world/check-constraints.ts'

/** Cuts one page of a list as IAM does. `MaxItems` is from 1 to 1000, by default 100. */
export function toMarkedPage<Item>(items: readonly Item[], input: Record<string, unknown>) {
  const maxItems = readInteger(input, 'MaxItems') ?? 100
  const marker = readString(input, 'Marker')
  checkConstraints([
    { member: 'maxItems', value: maxItems, constraint: { low: 1, high: 1000 } },
    { member: 'marker', value: marker, constraint: { least: 1, most: 320 } },
  ])
  const start = marker === undefined ? 0 : parseMarker(marker)
  const end = start + maxItems
  const isTruncated = end < items.length
  return {
    items: items.slice(start, end),
    paging: { IsTruncated: isTruncated, Marker: isTruncated ? toMarker(end) : undefined },
  }
}

const toMarker = (position: number) => Buffer.from(`after:${position}`).toString('base64')

function parseMarker(marker: string): number {
  const position = /^after:(\d{1,9})$/.exec(Buffer.from(marker, 'base64').toString('utf8'))?.[1]
  if (position === undefined || toMarker(Number(position)) !== marker)
    throw new AwsError('ValidationError', `Invalid Marker: ${marker}`)
  return Number(position)
}
