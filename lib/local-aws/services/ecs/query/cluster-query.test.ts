import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AwsError } from '../../../world/aws-error.ts'
import { matchesQuery } from './matches-query.ts'
import { parseClusterQuery } from './parse-cluster-query.ts'

const instance = {
  agentConnected: true,
  agentVersion: '1.9.2',
  ec2InstanceId: 'i-abcd1234',
  registeredAtMs: Date.UTC(2018, 5, 18, 22, 28, 28),
  attributes: [
    { name: 'ecs.instance-type', value: 't2.small' },
    { name: 'ecs.availability-zone', value: 'us-east-1a' },
    { name: 'ecs.capability.task-eni' },
    { name: 'disks', value: '10' },
    { name: 'ecs.note', value: 'two words' },
  ],
}
const groups = ['service:production', 'family:a']
const selects = (text: string) => matchesQuery(parseClusterQuery(text), instance, groups)

describe('a cluster query selects', () => {
  it.each([
    'attribute:ecs.instance-type == t2.small',
    'attribute:ecs.instance-type==t2.small',
    'attribute:ecs.availability-zone in [us-east-1a, us-east-1b]',
    'attribute:ecs.instance-type =~ t2.* and attribute:ecs.availability-zone != us-east-1d',
    'attribute:ecs.instance-type =~ (t2|m4).small',
    '(attribute:ecs.instance-type =~ t2\\.[a-z]+)',
    'attribute:ecs.instance-type matches "t2\\..{5}"',
    'attribute:ecs.capability.task-eni exists',
    'attribute:stack !exists',
    'attribute:stack not_exists && attribute:disks > 9',
    'attribute:stack != prod',
    "attribute:ecs.note == 'two words'",
    'attribute:disks greater_than_equal 10',
    'task:group == service:production',
    'not(task:group == database)',
    '!(task:group == database)',
    'not task:group in [database, family:b]',
    "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']",
    'agentConnected == true',
    'agentConnected !~ f.*',
    'agentVersion > 1.9.1 and agentVersion < 1.10.0',
    'agentVersion equals 1.9.2',
    'runningTasksCount == 2',
    'runningTasksCount less_than 3',
    'registeredAt == 2018-06-18T22:28:28+00:00',
    'registeredAt == 2018-06-18T22:28:28',
    'registeredAt > 2018-06-18 and registeredAt <= 2018-06-18T22:28:28Z',
    'agentConnected == false or agentConnected == false and agentConnected == true or task:group exists',
  ])('by %s', text => {
    expect(selects(text)).toBe(true)
    expect(selects(`not (${text})`)).toBe(false)
  })

  it.each([
    'attribute:ecs.instance-type == T2.small',
    'attribute:ecs.instance-type =~ t2',
    'attribute:stack =~ .*',
    'attribute:stack > 1',
    'task:group == production',
  ])('nothing here by %s', text => expect(selects(text)).toBe(false))
})

describe('an invalid expression', () => {
  it.each([
    '',
    ' ',
    'attribute:',
    'attribute:a',
    'attribute:a ==',
    'attribute:a === b',
    'attribute:a = b',
    'attribute:a in b',
    'attribute:a in []',
    'attribute:a in [b',
    'attribute:a in [b,]',
    'attribute:a exists b',
    'attribute:a == b and',
    'and attribute:a == b',
    'attribute:a == b attribute:c == d',
    '(attribute:a == b',
    'attribute:a == b)',
    'not',
    'unknown == 1',
    'task:family == a',
    'agentVersion =~ 1.*',
    'agentConnected exists',
    'runningTasksCount == some',
    'registeredAt > yesterday',
    'registeredAt > 2018-13-40',
    "attribute:a == 'b",
    'attribute:a =~ (b',
    'attribute:a =~ [b',
    'attribute:a =~ *',
    'attribute:a =~ (a)\\1',
    'attribute:a =~ (?=a)b',
    'attribute:a =~ a{2,1}',
    `attribute:a == ${'b'.repeat(2000)}`,
    `${'('.repeat(300)}attribute:a == b${')'.repeat(300)}`,
  ])('%s', text => {
    expect(() => parseClusterQuery(text)).toThrow(AwsError)
    expect(() => parseClusterQuery(text)).toThrow(/^Invalid expression: /)
  })

  it('is refused, and nothing else happens, for any text', () => {
    const piece = fc.constantFrom(
      ...[
        'attribute:a',
        'task:group',
        '==',
        '!',
        'not',
        'in',
        '[',
        ']',
        '(',
        ')',
        ',',
        'and',
        '||',
      ],
      ...['=~', '.*', 'x', "'", '"', '\\', ' ', '{2}', '+', '^', '$', '|', '?'],
    )
    const noise = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(piece, { maxLength: 25 }).map(pieces => pieces.join(' ')),
      fc.array(piece, { maxLength: 25 }).map(pieces => pieces.join('')),
    )
    fc.assert(
      fc.property(noise, text => {
        try {
          matchesQuery(parseClusterQuery(text), instance, groups)
        } catch (error) {
          expect(error).toMatchObject({ code: 'InvalidParameterException' })
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('an expression built from a tree', () => {
  const test = fc
    .record({
      name: fc.constantFrom('one', 'two', 'none'),
      operator: fc.constantFrom('==' as const, '!=' as const, 'in' as const, '!in' as const),
      values: fc.array(fc.constantFrom('1', '2', 'x y'), { minLength: 1, maxLength: 3 }),
    })
    .map(({ name, operator, values }) => ({ kind: 'test' as const, name, operator, values }))
  interface Leaf {
    kind: 'test'
    name: string
    operator: '==' | '!=' | 'in' | '!in'
    values: string[]
  }
  type Tree =
    | Leaf
    | { kind: 'not'; part: Tree }
    | { kind: 'and'; parts: Tree[] }
    | { kind: 'or'; parts: Tree[] }
  const several = (part: fc.Arbitrary<Tree>) => fc.array(part, { minLength: 1, maxLength: 3 })
  const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      test,
      fc.record({ kind: fc.constant('not' as const), part: tie('tree') }),
      fc.record({ kind: fc.constant('and' as const), parts: several(tie('tree')) }),
      fc.record({ kind: fc.constant('or' as const), parts: several(tie('tree')) }),
    ),
  }))
  const attributes = [
    { name: 'one', value: '1' },
    { name: 'two', value: 'x y' },
  ]

  function write(node: Tree): string {
    if (node.kind === 'not') return `not (${write(node.part)})`
    if (node.kind !== 'test')
      return node.parts.map(part => `(${write(part)})`).join(` ${node.kind} `)
    const values = node.values.map(value => `'${value}'`)
    const isList = node.operator === 'in' || node.operator === '!in'
    return `attribute:${node.name} ${node.operator} ${isList ? `[${values.join(', ')}]` : (values[0] ?? '')}`
  }

  function evaluate(node: Tree): boolean {
    if (node.kind === 'not') return !evaluate(node.part)
    if (node.kind === 'and') return node.parts.map(evaluate).every(Boolean)
    if (node.kind === 'or') return node.parts.map(evaluate).some(Boolean)
    const actual = attributes.find(({ name }) => name === node.name)?.value
    const isList = node.operator === 'in' || node.operator === '!in'
    const wanted = isList ? node.values : node.values.slice(0, 1)
    return (actual !== undefined && wanted.includes(actual)) !== node.operator.startsWith('!')
  }

  it('means what a naive reading of the tree says', () => {
    fc.assert(
      fc.property(tree, node => {
        const text = write(node)
        fc.pre(text.length <= 2000)
        const query = parseClusterQuery(text)
        expect(matchesQuery(query, { ...instance, attributes }, [])).toBe(evaluate(node))
      }),
      { numRuns: 500 },
    )
  })
})
