import { MantineProvider } from '@mantine/core'
import { render } from '@testing-library/react'
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import type { NetworkAnswer } from '@/lib/task-view/task/network-answer'
import { InterfaceList } from './interface-list'

const view = {
  status: 'ATTACHED',
  subnetId: 'subnet-1',
  networkInterfaceId: 'eni-1',
  ipv6Addresses: [],
}

const named = (text: string): NetworkAnswer => ({
  interfaces: [
    {
      id: 'eni-1',
      ipv6Addresses: [],
      vpcId: 'vpc-1',
      securityGroups: [{ id: 'sg-1', name: text }],
    },
  ],
  subnets: [{ id: 'subnet-1', name: text, cidrBlock: text, vpcId: 'vpc-1' }],
  vpcs: [{ id: 'vpc-1', name: text, cidrBlock: text }],
  problems: [],
})

const draw = (network: NetworkAnswer) =>
  render(
    createElement(
      MantineProvider,
      null,
      createElement(InterfaceList, { view, network, isLoading: false }),
    ),
  ).container

describe('an interface', () => {
  it('has the names of what it is in, without hidden characters', () => {
    const { textContent } = draw(named('web\u202egpj.exe'))
    expect(textContent).toContain('web')
    expect(textContent).not.toContain('\u202e')
  })

  it('has names that are too long to read cut', () => {
    expect(draw(named('y'.repeat(20_000))).textContent).not.toMatch(/y{700}/)
  })
})
