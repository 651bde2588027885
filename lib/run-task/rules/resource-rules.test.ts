import type { ResourceRequirement } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import { onFargate, onInstances, proveRules } from '../../testing/arbitrary/prove-rules.ts'

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
      code: 'gpu-count',
      refused: on({ type: 'GPU', value: 'two' }),
      accepted: on({ type: 'GPU', value: '2' }),
    },
    {
      rule: 'all GPUs are ALL',
      path,
      code: 'gpu-count',
      refused: on({ type: 'GPU', value: 'all of them' }),
      accepted: on({ type: 'GPU', value: 'ALL' }),
    },
    {
      rule: 'a GPU is shared or counted',
      path,
      code: 'gpu-shared-and-counted',
      refused: on({ type: 'GPU', value: '1', ...shared }),
      accepted: on({ type: 'GPU', value: undefined, ...shared }),
    },
    {
      rule: 'no GPU on Fargate',
      path,
      code: 'resource-on-fargate',
      params: { type: 'GPU' },
      refused: onFargate(asking({ type: 'GPU', value: '1' })),
      accepted: on({ type: 'GPU', value: '1' }),
    },
    {
      rule: 'no shared GPU on Fargate',
      path,
      code: 'resource-on-fargate',
      params: { type: 'GPU' },
      refused: onFargate(asking({ type: 'GPU', value: undefined, ...shared })),
      accepted: onFargate(),
    },
    {
      rule: 'Neuron devices are taken together',
      path,
      code: 'neuron-device-count',
      refused: on({ type: 'NeuronDevice', value: '1' }),
      accepted: on(),
    },
    {
      rule: 'Neuron devices are those of Managed Instances',
      path,
      code: 'neuron-device-elsewhere',
      refused: on({ type: 'NeuronDevice', value: 'ALL' }),
      accepted: on(),
    },
    {
      rule: 'an inference accelerator is one of the definition',
      path,
      code: 'accelerator-unknown',
      params: { device: 'device_2' },
      refused: neural(asking({ type: 'InferenceAccelerator', value: 'device_2' })),
      accepted: neural(asking({ type: 'InferenceAccelerator', value: 'device_1' })),
    },
    {
      rule: 'an inference accelerator of the definition is overridden',
      path: 'overrides.inferenceAcceleratorOverrides',
      code: 'accelerator-unknown',
      params: { device: 'device_2' },
      refused: accelerated('device_2'),
      accepted: accelerated('device_1'),
    },
  ])
})
