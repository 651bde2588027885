import type { SharingStrategy } from '@aws-sdk/client-ecs'
import { toNumberText } from '../../run-task/problems/amount-texts.ts'

/** `NVIDIA MPS · 4,096 MiB · up to 50% of compute`: a container's share of a GPU. */
export function toGpuSharingText(strategy: SharingStrategy | undefined): string | undefined {
  const mps = strategy?.nvidiaMps
  if (!mps) return undefined
  const { memory, maxComputePercent } = mps
  return [
    'NVIDIA MPS',
    ...(memory === undefined ? [] : [`${toNumberText(memory)} MiB`]),
    ...(maxComputePercent === undefined ? [] : [`up to ${maxComputePercent}% of compute`]),
  ].join(' · ')
}
