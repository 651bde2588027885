import type { ResourceRequirement } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import { onFargate, onInstances, proveRules } from '../../testing/prove-rules.ts'

const asking = (...resourceRequirements: ResourceRequirement[]) => ({
  overrides: { containerOverrides: [{ name: 'app', resourceRequirements }] },
})

const on = (...requirements: ResourceRequirement[]) => onInstances(asking(...requirements))

const neural = (change: ReturnType<typeof asking>) =>
  onInstances({ taskDefinition: 'neural-app', ...change })

const accelerated = (deviceName: string) =>
  onInstances({
    taskDefinition: 'neural-app',
    overrides: {
      inferenceAcceleratorOverrides: [{ deviceName, deviceType: 'eia2.large' }],
    },
  })

const path = 'overrides.containerOverrides.0.resourceRequirements.0.value'
const shared = { sharingStrategy: { nvidiaMps: { memory: 1024 } } }

describe('rules of GPUs and devices', () => {
  proveRules([
    {
      rule: 'GPUs are counted',
      path,
      says: 'Enter how many',
      refused: on({ type: 'GPU', value: 'two' }),
      accepted: on({ type: 'GPU', value: '2' }),
    },
    {
      rule: 'all GPUs are ALL',
      path,
      says: 'or ALL',
      refused: on({ type: 'GPU', value: 'all of them' }),
      accepted: on({ type: 'GPU', value: 'ALL' }),
    },
    {
      rule: 'a GPU is shared or counted',
      path,
      says: 'shared and counted at once',
      refused: on({ type: 'GPU', value: '1', ...shared }),
      accepted: on({ type: 'GPU', value: undefined, ...shared }),
    },
    {
      rule: 'no GPU on Fargate',
      path,
      says: 'not available on Fargate',
      refused: onFargate(asking({ type: 'GPU', value: '1' })),
      accepted: on({ type: 'GPU', value: '1' }),
    },
    {
      rule: 'no shared GPU on Fargate',
      path,
      says: 'not available on Fargate',
      refused: onFargate(asking({ type: 'GPU', value: undefined, ...shared })),
      accepted: onFargate(),
    },
    {
      rule: 'Neuron devices are taken together',
      path,
      says: 'takes the value ALL only',
      refused: on({ type: 'NeuronDevice', value: '1' }),
      accepted: on(),
    },
    {
      rule: 'Neuron devices are those of Managed Instances',
      path,
      says: 'on Managed Instances only',
      refused: on({ type: 'NeuronDevice', value: 'ALL' }),
      accepted: on(),
    },
    {
      rule: 'an inference accelerator is one of the definition',
      path,
      says: 'no inference accelerator of the definition',
      refused: neural(asking({ type: 'InferenceAccelerator', value: 'device_2' })),
      accepted: neural(asking({ type: 'InferenceAccelerator', value: 'device_1' })),
    },
    {
      rule: 'an inference accelerator of the definition is overridden',
      path: 'overrides.inferenceAcceleratorOverrides',
      says: 'name device_2, which neural-app:1 does not have',
      refused: accelerated('device_2'),
      accepted: accelerated('device_1'),
    },
  ])
})
