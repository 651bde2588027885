import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trustsService } from './trusts-service.ts'

const service = 'ecs-tasks.amazonaws.com'
const place = { partition: 'aws', region: 'eu-west-1', accountId: '111122223333' }
const allow = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }
const deny = { ...allow, Effect: 'Deny' }

const given = (...statements: object[]) =>
  trustsService(
    encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statements })),
    service,
    place,
  )?.kind

const under = (operator: string, key: string, ...values: string[]) =>
  given({ ...allow, Condition: { [operator]: { [key]: values } } })

describe('the trust of a role', () => {
  it.each([
    ['the service', allow],
    ['everybody', { ...allow, Principal: '*' }],
    [
      'one of several services',
      { ...allow, Principal: { Service: ['ec2.amazonaws.com', service] } },
    ],
    ['every action of STS', { ...allow, Action: ['sts:TagSession', 'STS:*'] }],
    ['a condition without a key', { ...allow, Condition: {} }],
  ])('goes to %s', (_, statement) => {
    expect(given(statement)).toBe('trusted')
  })

  it.each([
    ['another service', { ...allow, Principal: { Service: 'lambda.amazonaws.com' } }],
    ['an account', { ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['another action', { ...allow, Action: 'sts:TagSession' }],
    ['every action but this', { ...allow, Action: undefined, NotAction: 'sts:AssumeRole' }],
  ])('does not come of %s', (_, statement) => {
    expect(given(statement)).toBe('untrusted')
  })

  it('is taken back by a Deny, in whatever order they stand', () => {
    expect(given(allow, deny)).toBe('untrusted')
    expect(given(deny, allow)).toBe('untrusted')
    expect(given(allow, { ...deny, Principal: { Service: 'ec2.amazonaws.com' } })).toBe('trusted')
  })

  it('is none without a statement, and that of a single one that stands alone', () => {
    expect(given()).toBe('untrusted')
    const single = JSON.stringify({ Statement: allow })
    expect(trustsService(single, service, place)).toEqual({ kind: 'trusted' })
  })

  it.each([undefined, '', '{', '%', '[]', '%22x%22', '{"Statement":"x"}'])(
    'cannot be read of %o',
    document => {
      expect(trustsService(document, service, place)).toBeUndefined()
    },
  )

  it('is read whatever the policy holds', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        trustsService(encodeURIComponent(json), service, place)
      }),
    )
  })
})

describe('trust under a condition', () => {
  it.each([
    ['StringEquals', 'aws:SourceAccount', '111122223333'],
    ['StringLike', 'AWS:SourceAccount', '1111*', '111122223333'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:ecs:eu-west-1:111122223333:*'],
    ['ArnEquals', 'aws:SourceArn', 'arn:aws:ecs:*:111122223333:*'],
    ['StringLike', 'aws:SourceArn', '*'],
  ])('holds of the account and Region: %s %s %s', (operator, key, ...values) => {
    expect(under(operator, key, ...values)).toBe('trusted')
  })

  it.each([
    ['StringEquals', 'aws:SourceAccount', '444455556666'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:ecs:us-east-1:111122223333:*'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:ecs:eu-west-1:444455556666:*'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:lambda:eu-west-1:111122223333:*'],
  ])('does not hold of another place: %s %s %s', (operator, key, value) => {
    expect(under(operator, key, value)).toBe('untrusted')
  })

  it.each([
    ['StringEquals', 'aws:PrincipalOrgID', 'o-1'],
    ['StringNotEquals', 'aws:SourceAccount', '444455556666'],
    ['StringEqualsIfExists', 'aws:SourceAccount', '444455556666'],
    ['StringLike', 'aws:SourceAccount', '4444*'],
    ['StringEquals', 'aws:SourceArn', 'arn:aws:ecs:eu-west-1:111122223333:*'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:ecs:eu-west-1:111122223333:task/demo/*'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:ecs:eu-*:111122223333:*'],
  ])('is left open where only AWS can tell: %s %s %s', (operator, key, value) => {
    expect(under(operator, key, value)).toBe('open')
  })

  it('needs all of its parts, and one grant is enough', () => {
    const unknown = { ...allow, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }
    const elsewhere = { StringEquals: { 'aws:SourceAccount': '444455556666', 'aws:x': 'y' } }
    expect(given({ ...allow, Condition: elsewhere })).toBe('untrusted')
    expect(given(unknown, allow)).toBe('trusted')
    expect(given({ ...unknown, Effect: 'Deny' }, allow)).toBe('open')
    expect(
      given({ ...deny, Principal: undefined, NotPrincipal: { Service: service } }, allow),
    ).toBe('open')
  })
})
