import type { ContainerOverrideValues, Overrides } from '../form/overrides-schema.ts'
import { toError } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LoadedDefinition } from './loaded-account.ts'
import { launchTypeOf, nameOf } from './known.ts'
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
    const message = explainWrong(requirement, known)
    return message ? [toError(at, message)] : []
  })

function explainWrong(requirement: Requirement, known: Known): string | undefined {
  const { type, value, sharingStrategy } = requirement
  if (value === '' && !sharingStrategy) return undefined
  const launchType = launchTypeOf(known)
  if (launchType === 'FARGATE') return `Resource ${type} is not available on Fargate. Remove it.`
  switch (type) {
    case 'GPU':
      return explainGpu(requirement)
    case 'NeuronDevice':
      if (value !== 'ALL') return 'Resource NeuronDevice takes the value ALL only. Enter ALL.'
      if (launchType === undefined || launchType === 'MANAGED_INSTANCES') return undefined
      return 'Resource NeuronDevice is available on Managed Instances only. Remove it.'
    case 'InferenceAccelerator':
      if (hasDevice(known.definition, value)) return undefined
      return `Resource ${value} is no inference accelerator of the definition. Remove it.`
  }
}

function explainGpu({ value, sharingStrategy }: Requirement): string | undefined {
  if (!sharingStrategy) {
    if (/^([1-9]\d{0,2}|ALL)$/.test(value)) return undefined
    return `Resource GPU is ${value}. Enter how many, 1 or more, or ALL.`
  }
  if (value === '') return undefined
  return 'Resource GPU is shared and counted at once. Clear the number, or the sharing strategy.'
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
  const message = `Inference accelerators name ${unknown.deviceName ?? 'no device'}, which ${nameOf(definition)} does not have. Remove it.`
  return [toError('overrides.inferenceAcceleratorOverrides', message)]
}

/** What was not loaded has every device. */
const hasDevice = (definition: LoadedDefinition | undefined, name: string): boolean =>
  definition?.inferenceAccelerators?.some(({ deviceName }) => deviceName === name) ?? true
