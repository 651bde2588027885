import { describe, expect, it } from 'vitest'
import { toCapacityText } from './capacity-text'

describe('toCapacityText', () => {
  it('says what room the instances have left, and what they are of', () => {
    expect(
      toCapacityText({
        providers: [{ name: 'batch-asg', kind: 'autoScalingGroup', status: 'ACTIVE' }],
        instances: {
          count: 3,
          freeCpu: 5632,
          registeredCpu: 12_288,
          freeMemoryMiB: 20_480,
          registeredMemoryMiB: 23_040,
        },
      }),
    ).toBe('3 instances, 5.5 of 12 vCPU and 20 of 22.5 GiB free · batch-asg (Auto Scaling)')
  })

  it('names providers, and one that is not active as what it is', () => {
    expect(
      toCapacityText({
        providers: [
          { name: 'FARGATE', kind: 'fargate', status: 'ACTIVE' },
          { name: 'old', kind: 'managedInstances', status: 'INACTIVE' },
        ],
      }),
    ).toBe('FARGATE, old (inactive)')
  })
})
