import type { ClusterQuery, QueryOperator, QuerySubject, QueryTest } from './cluster-query.ts'
import { toQueryDateMs } from './to-query-date.ts'

/** What a query asks about an instance. */
export interface QueriedInstance {
  agentConnected: boolean
  /** Such as `1.98.0`. */
  agentVersion?: string
  ec2InstanceId: string
  registeredAtMs: number
  attributes: readonly { name: string; value?: string }[]
}

/** The groups of the tasks on the instance, one entry per task. */
export type TaskGroups = readonly string[]

/** The subject's values as text: none if the instance does not have it, several for groups. */
function valuesOf(subject: QuerySubject, instance: QueriedInstance, groups: TaskGroups): string[] {
  switch (subject.field) {
    case 'attribute':
      return instance.attributes
        .filter(({ name }) => name === subject.name)
        .map(({ value }) => value ?? '')
    case 'task:group':
      return [...groups]
    case 'agentConnected':
      return [String(instance.agentConnected)]
    case 'agentVersion':
      return instance.agentVersion === undefined ? [] : [instance.agentVersion]
    case 'ec2InstanceId':
      return [instance.ec2InstanceId]
    case 'registeredAt':
      return [new Date(instance.registeredAtMs).toISOString()]
    case 'runningTasksCount':
      return [String(groups.length)]
  }
}

const isNumber = (text: string) => /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)

function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map(text => text.split('.').map(part => parseInt(part, 10)))
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const difference = (left?.[index] || 0) - (right?.[index] || 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Compares versions part by part, dates by time, numbers by value, and everything else as text. */
function compare({ field }: QuerySubject, one: string, other: string): number {
  if (field === 'agentVersion') return compareVersions(one, other)
  if (field === 'registeredAt') return Date.parse(one) - (toQueryDateMs(other) ?? 0)
  if (isNumber(one) && isNumber(other)) return Number(one) - Number(other)
  return one === other ? 0 : one < other ? -1 : 1
}

function isEqual(subject: QuerySubject, one: string, other: string): boolean {
  const isText = subject.field === 'attribute' || subject.field === 'task:group'
  return isText ? one === other : compare(subject, one, other) === 0
}

const opposites: Partial<Record<QueryOperator, QueryOperator>> = {
  '!=': '==',
  '!in': 'in',
  '!~': '=~',
  '!exists': 'exists',
}

function passes(test: QueryTest, operator: QueryOperator, actual: string): boolean {
  const { subject, values, hasPattern } = test
  if (operator === 'exists') return true
  if (operator === '=~') return hasPattern?.(actual) ?? false
  if (operator === '==' || operator === 'in')
    return values.some(value => isEqual(subject, actual, value))
  const difference = compare(subject, actual, values[0] ?? '')
  if (difference === 0) return operator === '>=' || operator === '<='
  return operator.startsWith(difference > 0 ? '>' : '<')
}

/** A negative operator is true if its opposite is false, so it is also true without the subject. */
function passesTest(test: QueryTest, instance: QueriedInstance, groups: TaskGroups): boolean {
  const positive = opposites[test.operator]
  const operator = positive ?? test.operator
  const found = valuesOf(test.subject, instance, groups).some(actual =>
    passes(test, operator, actual),
  )
  return found !== (positive !== undefined)
}

/** Whether the query selects the instance with tasks of these groups on it. */
export function matchesQuery(
  query: ClusterQuery,
  instance: QueriedInstance,
  groups: TaskGroups,
): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every(part => matchesQuery(part, instance, groups))
    case 'or':
      return query.parts.some(part => matchesQuery(part, instance, groups))
    case 'not':
      return !matchesQuery(query.part, instance, groups)
    case 'test':
      return passesTest(query, instance, groups)
  }
}
