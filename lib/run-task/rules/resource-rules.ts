import type { ContainerOverrideValues, Overrides } from '../form/overrides-schema.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LoadedDefinition } from './loaded-account.ts'
import { launchTypeOf } from './known.ts'
import type { Known } from './known.ts'

type Requirement = ContainerOverrideValues['resourceRequirements'][number]

/** Rules of GPUs and other devices (API Reference, ResourceRequirement). */
export const findResourceProblems = (
  { resourceRequirements }: ContainerOverrideValues,
  known: Known,
  path: string,
): Problem[] =>
  resourceRequirements.flatMap((requirement, index) => {
    const at = `${path}.resourceRequirements.${index}.value`
    return findRequirementProblems(requirement, known, at)
  })

/** "Only one container in a task can specify NeuronDevice" (API Reference, ResourceRequirement). */
export function findSecondNeuronDevice(
  containers: readonly ContainerOverrideValues[],
  { definition }: Known,
): Problem[] {
  const requirementsOf = (name: string) => {
    const own = containers.find(container => container.name === name)?.resourceRequirements ?? []
    if (own.length > 0) return own
    return definition?.containers.find(container => container.name === name)?.resourceRequirements
  }
  const names = [...containers, ...(definition?.containers ?? [])].map(({ name }) => name)
  const having = [...new Set(names)].filter(name => requirementsOf(name)?.some(isNeuronDevice))
  if (having.length < 2) return []
  // A definition has one at most, so that an override has the second.
  const second = containers.findLastIndex(one => one.resourceRequirements.some(isNeuronDevice))
  if (second < 0) return []
  const place = containers[second]?.resourceRequirements.findIndex(isNeuronDevice)
  const container = having.find(name => name !== containers[second]?.name) ?? ''
  const path = `overrides.containerOverrides.${second}.resourceRequirements.${place}.value`
  return [toError(path, 'neuron-device-repeated', { container })]
}

const isNeuronDevice = ({ type, value }: { type: string; value: string }): boolean =>
  type === 'NeuronDevice' && value !== ''

function findRequirementProblems(requirement: Requirement, known: Known, path: string): Problem[] {
  const { type, value, sharingStrategy } = requirement
  if (value === '' && !sharingStrategy) return []
  const launchType = launchTypeOf(known)
  if (launchType === 'FARGATE') return [toError(path, 'resource-on-fargate', { type })]
  switch (type) {
    case 'GPU':
      return findGpuProblems(requirement, path)
    case 'NeuronDevice':
      if (value !== 'ALL') return [toError(path, 'neuron-device-count')]
      if (launchType === undefined || launchType === 'MANAGED_INSTANCES') return []
      return [toError(path, 'neuron-device-elsewhere')]
    case 'InferenceAccelerator':
      if (hasDevice(known.definition, value)) return []
      return [toError(path, 'accelerator-unknown', { device: value })]
  }
}

function findGpuProblems({ value, sharingStrategy }: Requirement, path: string): Problem[] {
  if (sharingStrategy) return value === '' ? [] : [toError(path, 'gpu-shared-and-counted')]
  return /^([1-9]\d{0,2}|ALL)$/.test(value) ? [] : [toError(path, 'gpu-count')]
}

/** API Reference, InferenceAcceleratorOverride: one of the definition is overridden. */
export function findAcceleratorProblems(
  { inferenceAcceleratorOverrides }: Overrides,
  { definition }: Known,
): Problem[] {
  const unknown = inferenceAcceleratorOverrides.find(
    ({ deviceName = '' }) => !hasDevice(definition, deviceName),
  )
  if (!unknown || !definition) return []
  const { deviceName: device = '' } = unknown
  return [toError('overrides.inferenceAcceleratorOverrides', 'accelerator-unknown', { device })]
}

/** What was not loaded has every device. */
const hasDevice = (definition: LoadedDefinition | undefined, name: string): boolean =>
  definition?.inferenceAccelerators?.some(({ deviceName }) => deviceName === name) ?? true
