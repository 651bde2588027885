import { describe, expect, it } from 'vitest'
import { toTrustedServices } from './trust-policy.ts'

const encode = (policy: unknown) => encodeURIComponent(JSON.stringify(policy))
const allow = (Principal: unknown, Action: unknown = 'sts:AssumeRole') => ({
  Effect: 'Allow',
  Action,
  Principal,
})

describe('the services that a trust policy names', () => {
  it.each([
    ['one', { Statement: allow({ Service: 'ecs-tasks.amazonaws.com' }) }],
    ['a list', { Statement: [allow({ Service: ['ecs-tasks.amazonaws.com'] })] }],
    ['twice', { Statement: Array(2).fill(allow({ Service: 'ecs-tasks.amazonaws.com' })) }],
    ['any action of STS', { Statement: allow({ Service: 'ecs-tasks.amazonaws.com' }, ['sts:*']) }],
  ])('are told: %s', (_, policy) => {
    expect(toTrustedServices(encode(policy))).toEqual(['ecs-tasks.amazonaws.com'])
  })

  it('are all of them, over all statements', () => {
    const Statement = [
      allow({ Service: ['ec2.amazonaws.com', 'ecs.amazonaws.com'] }),
      allow({ AWS: 'arn:aws:iam::111122223333:root' }),
      allow('*'),
    ]
    expect(toTrustedServices(encode({ Statement }))).toEqual([
      'ec2.amazonaws.com',
      'ecs.amazonaws.com',
      '*',
    ])
  })

  it.each([
    ['a denial', { Effect: 'Deny', Action: '*', Principal: { Service: 'ecs.amazonaws.com' } }],
    ['another action', allow({ Service: 'ecs.amazonaws.com' }, 'sts:TagSession')],
    ['people', allow({ AWS: 'arn:aws:iam::111122223333:root' })],
  ])('are none for %s', (_, Statement) => {
    expect(toTrustedServices(encode({ Statement }))).toEqual([])
  })

  it.each([undefined, '', '%', 'no policy', encode({ Statement: 7 })])(
    'are none in what is no policy: %s',
    document => expect(toTrustedServices(document)).toEqual([]),
  )
})
