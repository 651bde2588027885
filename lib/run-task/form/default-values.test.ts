import { describe, expect, it } from 'vitest'
import { toDefaultValues } from './default-values.ts'

describe('toDefaultValues', () => {
  it('gives an empty form, with what came in put in', () => {
    expect(toDefaultValues({ cluster: 'demo' })).toEqual({
      taskDefinition: '',
      cluster: 'demo',
      count: 1,
      compute: { kind: 'clusterDefault' },
      networkConfiguration: {
        awsvpcConfiguration: { subnets: [], securityGroups: [], assignPublicIp: 'DISABLED' },
      },
      overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
      placementConstraints: [],
      placementStrategy: [],
      volumeConfigurations: [],
      tags: [],
    })
  })

  it('gives each form lists of its own', () => {
    toDefaultValues().tags?.push({ key: 'team' })
    expect(toDefaultValues().tags).toEqual([])
  })
})
