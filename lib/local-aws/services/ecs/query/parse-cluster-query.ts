import { compilePattern } from './compile-pattern.ts'
import { operatorsOf, operatorSpellings, queryFields } from './cluster-query.ts'
import type { ClusterQuery, QueryOperator, QuerySubject } from './cluster-query.ts'
import { queryError } from './query-error.ts'
import { QueryReader } from './query-reader.ts'
import { toQueryDateMs } from './to-query-date.ts'

/** API Reference, PlacementConstraint. */
const longestExpression = 2000
const deepest = 100

function readSubject(reader: QueryReader): QuerySubject {
  const text = reader.readSubject()
  if (/^attribute:./.test(text))
    return { field: 'attribute', name: text.slice('attribute:'.length) }
  const field = queryFields.find(known => known === text)
  if (field) return { field }
  throw queryError(`'${text}' is not a subject.`)
}

function readOperator(reader: QueryReader, { field }: QuerySubject): QueryOperator {
  const spelling = operatorSpellings.find(([text]) => reader.takeWord(text))
  if (!spelling) throw queryError(`an operator is expected at position ${reader.at}.`)
  const [text, operator] = spelling
  if (operatorsOf[field].includes(operator)) return operator
  throw queryError(`the operator '${text}' is not valid for '${field}'.`)
}

function readValues(reader: QueryReader, operator: QueryOperator): string[] {
  if (operator === 'exists' || operator === '!exists') return []
  return operator === 'in' || operator === '!in' ? reader.readList() : [reader.readLiteral()]
}

function checkValues({ field }: QuerySubject, values: readonly string[]): void {
  for (const value of values) {
    if (field === 'registeredAt' && toQueryDateMs(value) === undefined)
      throw queryError(`'${value}' is not a date.`)
    if (field === 'runningTasksCount' && !/^\d{1,9}$/.test(value))
      throw queryError(`'${value}' is not a number.`)
  }
}

function readTest(reader: QueryReader): ClusterQuery {
  const subject = readSubject(reader)
  const operator = readOperator(reader, subject)
  if (operator === '=~' || operator === '!~') {
    const pattern = reader.readPattern()
    const hasPattern = compilePattern(pattern)
    return { kind: 'test', subject, operator, values: [pattern], hasPattern }
  }
  const values = readValues(reader, operator)
  checkValues(subject, values)
  return { kind: 'test', subject, operator, values }
}

function readUnary(reader: QueryReader, depth: number): ClusterQuery {
  if (depth > deepest) throw queryError('it nests too deep.')
  if (reader.takeWord('not') || reader.take('!'))
    return { kind: 'not', part: readUnary(reader, depth + 1) }
  if (!reader.take('(')) return readTest(reader)
  const inner = readOr(reader, depth + 1)
  if (reader.take(')')) return inner
  throw queryError(`')' is expected at position ${reader.at}.`)
}

function readAnd(reader: QueryReader, depth: number): ClusterQuery {
  const parts = [readUnary(reader, depth)]
  while (reader.takeWord('and') || reader.take('&&')) parts.push(readUnary(reader, depth))
  const [only] = parts
  return parts.length === 1 && only ? only : { kind: 'and', parts }
}

function readOr(reader: QueryReader, depth: number): ClusterQuery {
  const parts = [readAnd(reader, depth)]
  while (reader.takeWord('or') || reader.take('||')) parts.push(readAnd(reader, depth))
  const [only] = parts
  return parts.length === 1 && only ? only : { kind: 'or', parts }
}

/**
 * Parses an expression of the cluster query language (Developer Guide). `and` binds closer than
 * `or`.
 * @throws AwsError InvalidParameterException, and nothing else, for an invalid expression.
 */
export function parseClusterQuery(text: string): ClusterQuery {
  if (text.length > longestExpression)
    throw queryError(`it can have at most ${longestExpression} characters.`)
  const reader = new QueryReader(text)
  const query = readOr(reader, 0)
  if (reader.isAtEnd()) return query
  throw queryError(`unexpected text at position ${reader.at}.`)
}
