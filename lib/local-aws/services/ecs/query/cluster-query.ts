/** A parsed expression of the cluster query language (Developer Guide, cluster query language). */
export type ClusterQuery =
  | { kind: 'and'; parts: ClusterQuery[] }
  | { kind: 'or'; parts: ClusterQuery[] }
  | { kind: 'not'; part: ClusterQuery }
  | QueryTest

/** `values` is empty for `exists`, one text for most operators and a list for `in`. */
export interface QueryTest {
  kind: 'test'
  subject: QuerySubject
  operator: QueryOperator
  values: string[]
  /** For `=~` and `!~`: whether the whole text matches the pattern. */
  hasPattern?: (text: string) => boolean
}

export type QuerySubject =
  { field: 'attribute'; name: string } | { field: (typeof queryFields)[number] }

/** The subjects that are not attributes. */
export const queryFields = [
  'agentConnected',
  'agentVersion',
  'ec2InstanceId',
  'registeredAt',
  'runningTasksCount',
  'task:group',
] as const

/** An operator, by its symbol. Each negative operator is separate, as in the guide. */
export type QueryOperator = (typeof operatorSymbols)[number]

const operatorSymbols = [
  '==',
  '!=',
  '>=',
  '>',
  '<=',
  '<',
  '=~',
  '!~',
  'exists',
  '!exists',
  'in',
  '!in',
] as const

/** Every spelling of an operator. A spelling that begins with another one comes before it. */
export const operatorSpellings: readonly (readonly [string, QueryOperator])[] = [
  ['not_equals', '!='],
  ['equals', '=='],
  ['greater_than_equal', '>='],
  ['greater_than', '>'],
  ['less_than_equal', '<='],
  ['less_than', '<'],
  ['not_exists', '!exists'],
  ['not_in', '!in'],
  ['not_matches', '!~'],
  ['matches', '=~'],
  ['!exists', '!exists'],
  ['exists', 'exists'],
  ['!in', '!in'],
  ['in', 'in'],
  ['==', '=='],
  ['!=', '!='],
  ['>=', '>='],
  ['>', '>'],
  ['<=', '<='],
  ['<', '<'],
  ['=~', '=~'],
  ['!~', '!~'],
]

const equality: readonly QueryOperator[] = ['==', '!=']
const order: readonly QueryOperator[] = ['>', '>=', '<', '<=']
const lists: readonly QueryOperator[] = ['in', '!in']
const patterns: readonly QueryOperator[] = ['=~', '!~']

/**
 * The operators that the guide lists for each subject. Attributes and task groups take all of them.
 */
export const operatorsOf: Record<QuerySubject['field'], readonly QueryOperator[]> = {
  attribute: operatorSymbols,
  'task:group': operatorSymbols,
  agentConnected: [...equality, ...lists, ...patterns],
  agentVersion: [...equality, ...order],
  ec2InstanceId: [...equality, ...lists, ...patterns],
  registeredAt: [...equality, ...order],
  runningTasksCount: [...equality, ...order],
}
