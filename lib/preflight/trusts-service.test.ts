import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trustsService } from './trusts-service.ts'

const tasks = 'ecs-tasks.amazonaws.com'
const encode = (policy: unknown) => encodeURIComponent(JSON.stringify(policy))
const allow = (more: object) => ({
  Effect: 'Allow',
  Principal: { Service: tasks },
  Action: 'sts:AssumeRole',
  ...more,
})

describe('a trust policy', () => {
  it.each([
    ['one statement alone', allow({})],
    ['one of several', [allow({ Principal: { AWS: '1' } }), allow({})]],
    ['a list of services', [allow({ Principal: { Service: ['ec2.amazonaws.com', tasks] } })]],
    ['a list of actions', [allow({ Action: ['sts:TagSession', 'sts:AssumeRole'] })]],
    ['every action', [allow({ Action: 'sts:*' })]],
    ['everybody', [allow({ Principal: '*' })]],
    ['a condition', [allow({ Condition: { StringEquals: { 'aws:SourceAccount': '1' } } })]],
  ])('trusts a service by %s', (_, Statement) => {
    expect(trustsService(encode({ Statement }), tasks)).toBe(true)
  })

  it.each([
    ['of another service', [allow({ Principal: { Service: 'lambda.amazonaws.com' } })]],
    ['of an account', [allow({ Principal: { AWS: 'arn:aws:iam::1:root' } })]],
    ['that denies', [allow({ Effect: 'Deny' })]],
    ['for another action', [allow({ Action: 'sts:TagSession' })]],
    ['without statements', []],
  ])('does not by one %s', (_, Statement) => {
    expect(trustsService(encode({ Statement }), tasks)).toBe(false)
  })

  it.each([undefined, '', '{', '%', '[]', encode('x')])('%o cannot be read', document => {
    expect(trustsService(document, tasks)).toBeUndefined()
  })

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        trustsService(encodeURIComponent(json), tasks)
      }),
    )
  })
})
