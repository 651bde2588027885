import { describe, expect, it } from 'vitest'
import { importLaunch } from '../../import-launch.ts'
import { toRunTaskInput } from '../../to-run-task-input.ts'
import { readLiteral } from './read-literal.ts'

describe('Python’s printout', () => {
  it('of a request is read', () => {
    const found = importLaunch(
      `{'cluster': 'demo', 'taskDefinition': 'job:3', 'count': 2, 'enableExecuteCommand': True,
        'group': None, 'overrides': {'containerOverrides': [{'name': 'app', 'command': ['echo', "it's"]}]}}`,
    )
    if ('error' in found) throw new Error(found.error)
    expect(found.unused).toEqual([])
    expect(toRunTaskInput(found.values)).toEqual({
      cluster: 'demo',
      taskDefinition: 'job:3',
      count: 2,
      enableExecuteCommand: true,
      overrides: { containerOverrides: [{ name: 'app', command: ['echo', "it's"] }] },
    })
  })

  it('of an answer is read, with its dates', () => {
    const found = importLaunch(
      `{'tasks': [{'taskArn': 'arn:aws:ecs:us-east-1:111122223333:task/demo/1',
         'taskDefinitionArn': 'arn:aws:ecs:us-east-1:111122223333:task-definition/job:3',
         'createdAt': datetime.datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=tzlocal()),
         'launchType': <LaunchType.FARGATE: 'FARGATE'>}], 'failures': []}`,
    )
    expect(found).toMatchObject({
      source: 'task',
      values: { compute: { kind: 'launchType', launchType: 'FARGATE' } },
    })
  })

  it.each([
    [`{'a': None, 'b': True, 'c': False}`, { a: null, b: true, c: false }],
    [`{'a': -1.5, 'b': 1e3}`, { a: -1.5, b: 1000 }],
    [
      `{'a': ('x', 'y'), 'b': ('x',), 'c': ('long '\n 'text')}`,
      { a: ['x', 'y'], b: ['x'], c: 'long text' },
    ],
    [
      `{'a': 'it\\'s\\n\\x41\\u00e9', 'b': r'\\n', 'c': u'x'}`,
      { a: "it's\nA\u00e9", b: '\\n', c: 'x' },
    ],
    [`{'a': LaunchType.FARGATE, 'b': Decimal('1.10')}`, { a: 'FARGATE', b: '1.10' }],
    [`OrderedDict([('a', 1), ('b', {'c': 2})])`, undefined],
    [`{'a': OrderedDict([('b', 1)])}`, { a: { b: 1 } }],
    [`{"a": None}`, { a: null }],
    [`{'a': 1,}`, { a: 1 }],
    [`{"a": b}`, undefined],
    [`{"a": "None",}`, undefined],
  ])('%j is %j', (text, value) => {
    expect(readLiteral(text)).toEqual(value === undefined ? undefined : { value })
  })

  it.each([
    [`{'cluster': 'demo', 'x': <object at 0x1>}`, 'line 1, column 26'],
    [`{'cluster': 'demo'`, 'line 1, column 19'],
    [`{'cluster': 'de\nmo'}`, 'line 1, column 13'],
  ])('says that %j is one, and where it can’t be read', (text, place) => {
    const found = importLaunch(text)
    expect('error' in found && found.error).toMatch(/^This looks like a printout of Python/)
    expect('error' in found && found.error).toContain(place)
  })

  it.each([
    ['nesting', `{'a': ${'['.repeat(100_000)}`],
    ['tuples', `{'a': ${'('.repeat(100_000)}`],
    ['texts', `{'a': ${"'b' ".repeat(100_000)}}`],
    ['blanks', `{'a':${' '.repeat(100_000)}!`],
    ['an open text', `{'a': '${'\\'.repeat(1_900_001)}`],
    ['a long text', `{'a': '${'b\\n'.repeat(600_000)}'}`],
    ['calls', `{'a': ${'f(a='.repeat(100_000)}`],
    ['words', `[${'a'.repeat(100_000)}: None`],
  ])('of many %s is answered', (_, text) => {
    expect(importLaunch(text)).toBeDefined()
  })
})
