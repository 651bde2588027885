import { AwsError } from '../aws-error.ts'
import { matchesPattern } from '../match-pattern.ts'
import { readInteger, readRecords, readString, readStrings } from '../protocol/read-input.ts'

/** How the resources of one Describe operation are chosen. */
export interface Description<Resource> {
  /** The request member that lists ids, and what EC2 says of an unknown one. */
  idMember: string
  notFound: (id: string) => AwsError
  tagsOf: (resource: Resource) => Record<string, string>
  /** The values that a filter of this name compares with. */
  filters: Record<string, (resource: Resource) => string | string[] | undefined>
}

/** Ids, filters and paging, as every Describe operation of EC2 takes them. */
export function selectResources<Resource>(
  all: ReadonlyMap<string, Resource>,
  input: Record<string, unknown>,
  description: Description<Resource>,
): { page: Resource[]; nextToken?: string } {
  const ids = readStrings(input, description.idMember)
  const named = ids
    ? [...new Set(ids)].map(id => {
        const found = all.get(id)
        if (found === undefined) throw description.notFound(id)
        return found
      })
    : [...all.values()]
  const filters = (readRecords(input, 'Filter') ?? []).map(filter => toTest(filter, description))
  return paginate(
    named.filter(resource => filters.every(test => test(resource))),
    input,
  )
}

function toTest<Resource>(
  filter: Record<string, unknown>,
  { filters, tagsOf }: Description<Resource>,
): (resource: Resource) => boolean {
  const name = readString(filter, 'Name') ?? ''
  const wanted = readStrings(filter, 'Value') ?? []
  const read = readerOf(name, filters, tagsOf)
  if (!read) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`)
  if (wanted.length === 0)
    throw new AwsError('InvalidParameterValue', `The filter '${name}' needs a value`)
  return resource => {
    const values = [read(resource) ?? []].flat()
    return values.some(value => wanted.some(pattern => matchesPattern(pattern, value)))
  }
}

function readerOf<Resource>(
  name: string,
  filters: Description<Resource>['filters'],
  tagsOf: (resource: Resource) => Record<string, string>,
) {
  if (name === 'tag-key') return (resource: Resource) => Object.keys(tagsOf(resource))
  if (!name.startsWith('tag:')) return Object.hasOwn(filters, name) ? filters[name] : undefined
  const key = name.slice('tag:'.length)
  return (resource: Resource) => {
    const tags = tagsOf(resource)
    return Object.hasOwn(tags, key) ? tags[key] : undefined
  }
}

/** MaxResults 5-1000; a token is where the next page starts. */
function paginate<Resource>(
  chosen: Resource[],
  input: Record<string, unknown>,
): { page: Resource[]; nextToken?: string } {
  const limit = readInteger(input, 'MaxResults')
  if (limit !== undefined && (limit < 5 || limit > 1000))
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${limit} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`,
    )
  const start = readToken(readString(input, 'NextToken'))
  const end = start + (limit ?? 1000)
  const page = chosen.slice(start, end)
  return end < chosen.length ? { page, nextToken: toToken(end) } : { page }
}

const toToken = (start: number) => Buffer.from(`from:${start}`).toString('base64url')

function readToken(token: string | undefined): number {
  if (token === undefined || token === '') return 0
  const start = /^from:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (start === undefined)
    throw new AwsError('InvalidNextToken', 'The specified NextToken is not valid.')
  return Number(start)
}

export function toTagSet(tags: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}
