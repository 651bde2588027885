import { describe, expect, it } from 'vitest'
import { toInstancesText, toProvidersText, toRoomText } from './capacity-text'

describe('the capacity of a cluster in words', () => {
  it('is what its instances have free, of what they have', () => {
    const room = {
      count: 3,
      freeCpu: 5632,
      registeredCpu: 12_288,
      freeMemoryMiB: 20_480,
      registeredMemoryMiB: 23_040,
    }
    expect(toRoomText(room)).toBe('5.5 of 12 vCPU and 20 of 22.5 GiB free')
    const little = { ...room, freeCpu: 256, freeMemoryMiB: 1023 }
    expect(toRoomText(little)).toBe('0.25 of 12 vCPU and 0.99 of 22.5 GiB free')
    expect(toInstancesText(1)).toBe('1 instance')
    expect(toInstancesText(3)).toBe('3 instances')
  })

  it('is its providers with their kind, and one that is not active as what it is', () => {
    expect(
      toProvidersText([
        { name: 'FARGATE', kind: 'fargate', status: 'ACTIVE' },
        { name: 'batch-asg', kind: 'autoScalingGroup', status: 'ACTIVE' },
        { name: 'mine', kind: 'managedInstances', status: 'ACTIVE' },
        { name: 'old', kind: 'managedInstances', status: 'INACTIVE' },
      ]),
    ).toBe('FARGATE, batch-asg (Auto Scaling), mine (Managed Instances), old (inactive)')
    expect(toProvidersText([])).toBe('')
  })
})
