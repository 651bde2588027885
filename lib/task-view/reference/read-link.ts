import { isRegionName } from '../../settings/regions.ts'
import { readArn } from './read-arn.ts'
import type { FoundReference } from './read-arn.ts'
import { readStreamName } from './read-stream-name.ts'

/** A link's parts, decoded. The AWS console keeps much of its address behind the `#`. */
export interface Link {
  host: string
  path: string[]
  hash: string
  hashPath: string[]
  /** Of the address and of what stands behind its `#`. */
  valueOf: (name: string) => string | undefined
}

/** An address of the web, also one without its scheme. */
export function toLink(text: string): Link | undefined {
  const address = /^https?:\/\//i.test(text) ? text : withScheme(text)
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const hash = url.hash.slice(1)
  const [hashPath = '', hashQuery = ''] = splitAt(hash, '?')
  const queries = [url.searchParams, new URLSearchParams(hashQuery)]
  return {
    host: url.hostname,
    path: toSegments(url.pathname),
    hash,
    hashPath: toSegments(hashPath),
    valueOf: name => queries.map(query => query.get(name)).find(Boolean) ?? undefined,
  }
}

/** `host.example.com/…`, or an address of this very site. */
function withScheme(text: string): string | undefined {
  if (text.startsWith('/') && !text.startsWith('//')) return `https://localhost${text}`
  const [host = ''] = splitAt(text, '/')
  return /^[\w-]+[.:][\w.:-]+$/.test(host) ? `https://${text}` : undefined
}

/** The task of a link of ours, of the AWS console, or of a page that leads there. */
export function readLink(link: Link, depth = 0): FoundReference | undefined {
  const found = readOwn(link) ?? readConsole(link) ?? readLogs(link) ?? readGo(link)
  if (found) return { ...placeOf(link), ...found }
  // The access portal of IAM Identity Center, and a federated sign-in.
  const target = link.valueOf('destination') ?? link.valueOf('Destination')
  const inner = target === undefined || depth > 0 ? undefined : toLink(target)
  const reached = inner && readLink(inner, depth + 1)
  return reached && { ...placeOf(link), ...reached }
}

/** `/tasks/REGION/ACCOUNT/CLUSTER/ID`, wherever the site is. */
function readOwn({ path }: Link): FoundReference | undefined {
  const [tasks, region, accountId, cluster, taskId] = path.slice(-5)
  if (tasks !== 'tasks' || taskId === undefined) return undefined
  return { region, accountId, cluster, taskId }
}

/** `/ecs/v2/clusters/C/tasks/ID`, with a service between them or not, and the older console's. */
function readConsole({ path, hashPath }: Link): FoundReference | undefined {
  const parts = [...path, ...hashPath]
  const clusterAt = parts.indexOf('clusters') + 1
  const taskAt = parts.indexOf('tasks', clusterAt + 1) + 1
  const [cluster, taskId] = [parts[clusterAt], parts[taskAt]]
  if (clusterAt === 0 || taskAt === 0 || cluster === undefined || taskId === undefined) {
    return undefined
  }
  return { cluster, taskId }
}

/** The CloudWatch console's log stream, by its newer address or its older one. */
function readLogs({ hash }: Link): FoundReference | undefined {
  // It encodes twice, and writes `$` for the outer `%`.
  const [, newer] = splitAt(decode(hash.replaceAll('$', '%')) ?? '', '/log-events/')
  const older = hash
    .split(';')
    .find(part => part.startsWith('stream='))
    ?.slice('stream='.length)
  const stream = decode(splitAt(newer ?? older ?? '', '?')[0])
  return stream ? readStreamName(stream) : undefined
}

/** `/go/view?arn=…`, which leads to what an ARN names. */
function readGo({ path, valueOf }: Link): FoundReference | undefined {
  if (path[0] !== 'go' || path[1] !== 'view') return undefined
  return readArn(valueOf('arn') ?? path.slice(2).join('/'))
}

/** In `ACCOUNT-HASH.REGION.console.aws.amazon.com`, both parts may be missing. */
function placeOf({ host, valueOf }: Link): { region?: string; accountId?: string } {
  const labels = host.split('.')
  const region = valueOf('region') ?? labels.slice(0, 2).find(isRegionName)
  const accountId = valueOf('account_id') ?? /^\d{12}(?=-)/.exec(host)?.[0]
  return { ...(region && { region }), ...(accountId && { accountId }) }
}

/** Text that can't be decoded stays as it is: no part of an address looks like that. */
const toSegments = (path: string): string[] =>
  path
    .split('/')
    .filter(Boolean)
    .map(segment => decode(segment) ?? segment)

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** What stands before a separator, and what after it. */
function splitAt(text: string, separator: string): [before: string, after?: string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}
