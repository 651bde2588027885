import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AwsError } from '../../world/aws-error.ts'
import { parsePolicy, parseTrustPolicy } from './parse-policy.ts'

const source = { id: 'tested', type: 'none' } as const
const statement = { Effect: 'Allow', Action: 'ecs:*', Resource: '*' }
const parse = (...statements: unknown[]) =>
  parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }), source)

describe('a policy document', () => {
  it('may have one statement without a list, and any of the documented members', () => {
    const document = { Id: 'x', Statement: { ...statement, Sid: 'All', Condition: {} } }
    expect(parsePolicy(JSON.stringify(document), source).statements).toHaveLength(1)
  })

  it.each([
    ['{', 'This policy contains invalid Json'],
    ['[]', 'Syntax errors in policy.'],
    ['{"Version":"2012-10-17"}', 'Missing required field Statement'],
    ['{"Version":"2020-01-01","Statement":[]}', 'Syntax errors in policy.'],
    ['{"Statement":[]}', 'Statement is empty!'],
    ['{"Statement":["x"]}', 'Syntax errors in policy.'],
    ['{"Statement":[],"Extra":1}', 'Syntax errors in policy.'],
  ])('%s is refused: %s', (document, message) => {
    expect(() => parsePolicy(document, source)).toThrow(
      expect.objectContaining({ code: 'MalformedPolicyDocument', status: 400, message }),
    )
  })

  it.each([
    [{ Effect: undefined }, 'Missing required field Effect'],
    [{ Effect: 'allow' }, 'Invalid effect: allow'],
    [{ Action: undefined }, 'Policy statement must contain actions.'],
    [{ Action: 'RunTask' }, 'Actions/Conditions must be prefaced by a vendor'],
    [{ Action: 'ecs:Run Task' }, 'Invalid Action: ecs:Run Task'],
    [{ NotAction: 'ecs:*' }, 'Syntax errors in policy.'],
    [{ Action: [1] }, 'Syntax errors in policy.'],
    [{ Resource: undefined }, 'Policy statement must contain resources.'],
    [{ Resource: 'demo' }, 'Resource demo must be in ARN format or "*".'],
    [{ Resource: 'arn:aws:*:::x' }, 'Resource vendor must be fully qualified'],
    [{ Principal: '*' }, 'Policy document should not specify a principal.'],
    [{ Sid: 'a b' }, 'Statement IDs (SID) must be alpha-numeric.'],
    [{ Other: 1 }, 'Syntax errors in policy.'],
    [{ Condition: { StringEqual: { 'a:b': 'c' } } }, 'Invalid Condition type : StringEqual.'],
    [{ Condition: { NullIfExists: { 'a:b': 'c' } } }, 'Invalid Condition type : NullIfExists.'],
    [{ Condition: { StringEquals: { cluster: 'c' } } }, 'must be prefaced by a vendor'],
    [{ Condition: { StringEquals: { 'a:b': {} } } }, 'Syntax errors in policy.'],
    [{ Condition: { StringEquals: 'c' } }, 'Syntax errors in policy.'],
  ])('a statement with %o is refused: %s', (change, message) => {
    expect(() => parse({ ...statement, ...change })).toThrow(message)
  })

  it('has every statement id once', () => {
    const named = { ...statement, Sid: 'One' }
    expect(() => parse(named, named)).toThrow('(SID) in a single policy must be unique.')
  })

  it('is read or refused, whatever it holds', () => {
    const value = fc.jsonValue({ maxDepth: 3 })
    const odd = fc.record({ Effect: value, Action: value, Resource: value, Condition: value })
    fc.assert(
      fc.property(fc.oneof(odd, value), given => {
        try {
          parse(given)
        } catch (error) {
          expect(error).toBeInstanceOf(AwsError)
        }
      }),
    )
  })
})

describe('a trust policy', () => {
  const trust = (change: object) =>
    parseTrustPolicy(
      JSON.stringify({
        Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', ...change },
      }),
      source,
    )

  it('names principals and no resource', () => {
    const [named] = trust({ Principal: { AWS: '111122223333', Service: ['a', 'b'] } }).statements
    expect(named?.principals?.get('Service')).toEqual(['a', 'b'])
    expect(trust({}).statements[0]?.principals?.get('AWS')).toEqual(['*'])
    expect(() => trust({ Principal: undefined })).toThrow('Missing required field Principal')
    expect(() => trust({ Principal: 'me' })).toThrow('Invalid principal in policy')
    expect(() => trust({ Resource: '*' })).toThrow('Has prohibited field Resource')
  })
})
