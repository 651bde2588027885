import { AwsError } from '../../world/aws-error.ts'
import type { Call } from '../../world/operation.ts'
import { readInteger, readString, readStrings } from '../../http/protocol/read-input.ts'
import type { Ec2State } from './ec2-state.ts'
import { compileFilters } from './compile-filters.ts'
import type { FilterReader, Tag } from './compile-filters.ts'
import { ec2Of } from './ec2-state.ts'

/** The network that is described, with its account and Region. */
export interface Ec2Scope {
  ec2: Ec2State
  accountId: string
  region: string
}

/** How a request names the IDs of one kind of resource, and how wrong IDs are refused. */
export interface IdRule {
  /** The request member that lists them. */
  member: string
  /** Such as `subnet` of `subnet-0123`. */
  prefix: string
  malformed: string
  notFound: (id: string) => AwsError
}

/** How the resources of one Describe operation are chosen and shown. */
export interface Description<Resource, Shown> {
  ids: IdRule
  show: (resource: Resource, scope: Ec2Scope) => Shown
  filters: Record<string, FilterReader<Shown>>
  /** MaxResults from `least` to `most`, 5 to 1000 unless said otherwise. */
  pageSizes?: { least: number; most: number; clamps?: boolean }
  /**
   * The name of the IDs in the sentence that refuses them together with MaxResults. Absent: they
   * may be combined.
   */
  idsExcludePages?: string
  /**
   * A number that grows along the list and stays with the resource. Absent: the index, for lists
   * from which nothing is deleted.
   */
  placeOf?: (resource: Resource) => number
}

/** Selects resources by IDs, filters and pages, as every Describe operation of EC2 does. */
export function selectResources<Resource, Shown extends { tagSet?: Tag[] }>(
  all: ReadonlyMap<string, Resource>,
  input: Record<string, unknown>,
  call: Call,
  description: Description<Resource, Shown>,
): { page: Shown[]; nextToken?: string } {
  const { accountId, region } = call
  const scope = { ec2: ec2Of({ world: call.world, accountId, region }), accountId, region }
  const limit = readPageSize(input, description)
  const test = compileFilters(input, description.filters)
  const after = readToken(readString(input, 'NextToken'))
  const { placeOf } = description
  const page: Shown[] = []
  let last = after
  let index = -1
  for (const resource of findNamed(all, input, description.ids)) {
    index += 1
    const place = placeOf?.(resource) ?? index
    if (place <= after) continue
    const shown = description.show(resource, scope)
    if (test && !test(shown)) continue
    if (page.length === limit) return { page, nextToken: toToken(last) }
    page.push(shown)
    last = place
  }
  return { page }
}

function findNamed<Resource>(
  all: ReadonlyMap<string, Resource>,
  input: Record<string, unknown>,
  rule: IdRule,
): Iterable<Resource> {
  const ids = readStrings(input, rule.member)
  if (!ids?.length) return all.values()
  const wellFormed = new RegExp(`^${rule.prefix}-[0-9a-zA-Z]+$`)
  for (const id of ids)
    if (!wellFormed.test(id))
      throw new AwsError(rule.malformed, `Invalid id: "${id}" (expecting "${rule.prefix}-...")`)
  return [...new Set(ids)].map(id => {
    const found = all.get(id)
    if (found === undefined) throw rule.notFound(id)
    return found
  })
}

function readPageSize<Resource, Shown>(
  input: Record<string, unknown>,
  { ids, pageSizes, idsExcludePages }: Description<Resource, Shown>,
): number {
  const { least, most, clamps } = pageSizes ?? { least: 5, most: 1000 }
  const limit = readInteger(input, 'MaxResults')
  if (limit === undefined) return 1000
  if (idsExcludePages && readStrings(input, ids.member)?.length)
    throw new AwsError(
      'InvalidParameterCombination',
      `The parameter ${idsExcludePages} cannot be used with the parameter maxResults`,
    )
  if (limit >= least && limit <= most) return limit
  if (limit > most && clamps) return most
  const expected =
    limit < least ? `greater than or equal to ${least}` : `smaller than or equal to ${most}`
  throw new AwsError(
    'InvalidParameterValue',
    `Value ( ${limit} ) for parameter MaxResults is invalid. Expecting a value ${expected}.`,
  )
}

const toToken = (after: number) => Buffer.from(`after:${after}`).toString('base64url')

function readToken(token: string | undefined): number {
  if (token === undefined || token === '') return -1
  const after = /^after:(\d{1,15})$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (after === undefined)
    throw new AwsError('InvalidNextToken', 'The specified NextToken is not valid.')
  return Number(after)
}

export function toTagSet(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}

/** Creates the error for an ID that does not exist. */
export function toNotFound(code: string, name: string): (id: string) => AwsError {
  return id => new AwsError(code, `The ${name} '${id}' does not exist`)
}
