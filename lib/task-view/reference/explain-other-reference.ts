import { parseArn } from '../../aws/arn.ts'
import { cleanReference } from './clean-reference.ts'
import { toLink } from './read-link.ts'
import type { Link } from './read-link.ts'

/** What a text is that names something, but no task. */
export interface OtherReference {
  kind: string
  message: string
}

const ECS_KINDS: Partial<Record<string, string>> = {
  service: 'service',
  'task-definition': 'task definition',
  cluster: 'cluster',
  'container-instance': 'container instance',
  'task-set': 'task set',
  'capacity-provider': 'capacity provider',
}

/** Of what cannot be read as a task. Undefined for words, which only narrow a list. */
export function explainOtherReference(text: string): OtherReference | undefined {
  const given = cleanReference(text.slice(0, LONGEST_EXPLAINED))
  if (/^arn:/i.test(given)) return explainArn(given)
  if (/^https?:\/\//i.test(given)) return explainLink(given)
  if (!LIKE_AN_ID.test(given) || given.length === ID_LENGTH) return undefined
  const message = `A task ID has ${ID_LENGTH} characters, 0–9 and a–f. This one has ${given.length}.`
  return { kind: 'ID of another length', message }
}

const LONGEST_EXPLAINED = 4096
const ID_LENGTH = 32
const LIKE_AN_ID = /^[0-9a-f]{24,48}$/i

function explainArn(text: string): OtherReference | undefined {
  const { service, resource = '' } = parseArn(text) ?? {}
  const kind = resource.split(/[/:]/, 1)[0] ?? ''
  if (service === 'ecs' && kind === 'task') return undefined
  const known = service === 'ecs' ? ECS_KINDS[kind] : undefined
  if (known) return { kind: `${known} ARN`, message: `This is a ${known}’s ARN, not a task’s.` }
  if (service === 'logs' && kind === 'log-group') {
    return { kind: 'log group ARN', message: 'This is a log group’s ARN, not a task’s.' }
  }
  return { kind: 'other ARN', message: 'This ARN isn’t a task’s.' }
}

function explainLink(text: string): OtherReference {
  const link = toLink(text)
  const target = link && findTarget(link)
  return target
    ? { kind: `${target} link`, message: `This link leads to a ${target}, not to a task.` }
    : { kind: 'other link', message: 'This link doesn’t lead to a task.' }
}

function findTarget({ path, hash, hashPath }: Link): string | undefined {
  const parts = [...path, ...hashPath]
  const isNamed = (segment: string) => parts.slice(0, -1).includes(segment)
  if (path[0] === 'compare') return 'comparison'
  return LINK_TARGETS.find(([, segment]) => isNamed(segment))?.[0] ?? findLogGroup(hash)
}

/** What the segment before a name says of it, the most specific first. */
const LINK_TARGETS = [
  ['task definition', 'task-definitions'],
  ['task definition', 'taskDefinitions'],
  ['service', 'services'],
  ['cluster', 'clusters'],
  ['launch', 'launches'],
  ['family', 'families'],
] as const

const findLogGroup = (hash: string): string | undefined =>
  /^log(?:sV2:|EventViewer:|Stream:)/.test(hash) ? 'log group' : undefined
