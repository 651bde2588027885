import { describe, expect, it } from 'vitest'
import { toFailedTexts, toHostText, toNeedsTexts } from './network-text.ts'

describe('what is said about a network that could not be read', () => {
  it('names each permission with what it is needed for', () => {
    expect(
      toNeedsTexts([
        { kind: 'denied', permission: 'ec2:DescribeSubnets' },
        { kind: 'denied', permission: 'ec2:DescribeNetworkInterfaces' },
        { kind: 'failed', message: 'x' },
        { kind: 'denied', permission: 'ec2:DescribeVpcs' },
      ]),
    ).toEqual([
      'Names need ec2:DescribeSubnets and ec2:DescribeVpcs.',
      'The public IP address and the security groups need ec2:DescribeNetworkInterfaces.',
    ])
    expect(
      toNeedsTexts([{ kind: 'denied', permission: 'ecs:DescribeContainerInstances' }]),
    ).toEqual(['The EC2 instance ID needs ecs:DescribeContainerInstances.'])
  })

  it('says each reason once', () => {
    const failed = { kind: 'failed' as const, message: 'No answer.' }
    expect(toFailedTexts([failed, failed])).toEqual(['No answer.'])
  })
})

describe('a task without an interface of its own', () => {
  it.each([
    ['bridge', /bridge network/],
    ['host', /directly/],
    ['none', /no network\./],
    [undefined, /^This task has no network interface of its own\.$/],
  ])('in network mode %s', (mode, words) => {
    expect(toHostText(mode)).toMatch(words)
  })
})
