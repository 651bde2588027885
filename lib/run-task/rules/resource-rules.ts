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
