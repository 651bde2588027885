import { act } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pass, renderWithQueries } from '@/lib/testing/render-with-queries'
import { failureOf, scriptServer, valueOf } from '@/lib/testing/scripted-server'
import type { NetworkView } from '@/lib/task-view/task/network-view'
import { useTaskNetwork } from './use-task-network'

const address = { region: 'us-east-1', accountId: '111122223333', cluster: 'demo', taskId: 'a1' }
const path = '/api/tasks/us-east-1/111122223333/demo/a1/network'

const eni = (status: string, networkInterfaceId?: string): NetworkView[] => [
  { status, networkInterfaceId, ipv6Addresses: [] },
]
const answerOf = (publicIp?: string) =>
  valueOf({
    interfaces: publicIp ? [{ id: 'eni-1', publicIp, ipv6Addresses: [], securityGroups: [] }] : [],
    subnets: [],
    vpcs: [],
    problems: [],
  })

const renderNetwork = (networks: NetworkView[], containerInstanceArn?: string) =>
  renderWithQueries(
    (now: NetworkView[]) => useTaskNetwork({ address, networks: now, containerInstanceArn }),
    networks,
  )
const ipOf = ({ result }: ReturnType<typeof renderNetwork>) =>
  result.current.network?.interfaces[0]?.publicIp

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the network of a page', () => {
  it('is asked for once, whatever the polls say of an interface that stays', async () => {
    const server = scriptServer(answerOf('203.0.113.7'))
    const network = renderNetwork(eni('ATTACHED', 'eni-1'))
    expect(network.result.current.isLoading).toBe(true)
    await pass(0)
    expect(ipOf(network)).toBe('203.0.113.7')
    for (let poll = 0; poll < 5; poll += 1) {
      network.rerender(eni('ATTACHED', 'eni-1'))
      await pass(60_000)
    }
    network.rerender(eni('DETACHING', 'eni-1'))
    await pass(60_000)
    expect(server.asked).toEqual([path])
  })

  it('is asked for again when the interface was attached, and shows what it knows meanwhile', async () => {
    const server = scriptServer(answerOf(), answerOf('203.0.113.7'))
    const network = renderNetwork(eni('PRECREATED'))
    await pass(0)
    network.rerender(eni('ATTACHED', 'eni-1'))
    expect(network.result.current).toMatchObject({ isLoading: false, network: { interfaces: [] } })
    await pass(0)
    expect(ipOf(network)).toBe('203.0.113.7')
    expect(server.asked).toHaveLength(2)
  })

  it('keeps what was known of an interface that is gone, without another question', async () => {
    const server = scriptServer(answerOf('203.0.113.7'))
    const network = renderNetwork(eni('ATTACHED', 'eni-1'))
    await pass(0)
    network.rerender(eni('DELETED', 'eni-1'))
    await pass(60_000)
    expect(ipOf(network)).toBe('203.0.113.7')
    expect(server.asked).toHaveLength(1)
  })

  it('is asked for where the interface was gone before the page opened', async () => {
    const server = scriptServer(answerOf())
    renderNetwork(eni('DELETED', 'eni-1'))
    await pass(0)
    expect(server.asked).toHaveLength(1)
  })

  it('is asked for again by itself once Slipway responds, and not once EC2 has refused', async () => {
    const server = scriptServer('down', answerOf('203.0.113.7'))
    const network = renderNetwork(eni('ATTACHED', 'eni-1'))
    await pass(0)
    expect(network.result.current.failure?.kind).toBe('unreachable')
    await pass(10_000)
    expect(ipOf(network)).toBe('203.0.113.7')
    await pass(60_000)
    expect(server.asked).toHaveLength(2)

    const refusing = scriptServer(failureOf('forbidden', 403))
    renderNetwork(eni('ATTACHED', 'eni-2'))
    await pass(60_000)
    expect(refusing.asked).toHaveLength(1)
  })

  it('is not asked for where there is nothing to name', async () => {
    const server = scriptServer(answerOf())
    const network = renderNetwork([])
    await pass(60_000)
    expect(network.result.current).toMatchObject({ isLoading: false })
    expect(server.asked).toEqual([])
    renderNetwork([], 'arn:aws:ecs:us-east-1:111122223333:container-instance/batch/1')
    await pass(0)
    expect(server.asked).toEqual([path])
  })

  it('says why it failed, and asks again only when it is told to', async () => {
    const server = scriptServer(failureOf('rejected', 400), answerOf('203.0.113.7'))
    const network = renderNetwork(eni('ATTACHED', 'eni-1'))
    await pass(60_000)
    expect(network.result.current.failure?.kind).toBe('rejected')
    expect(server.asked).toHaveLength(1)
    act(() => network.result.current.retry())
    await pass(0)
    expect(ipOf(network)).toBe('203.0.113.7')
    expect(network.result.current.failure).toBeUndefined()
  })
})
