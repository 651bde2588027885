/** One row of Fargate's table of task sizes. CPU units (1024 are 1 vCPU) and MiB. */
export interface FargateSize {
  cpu: number
  memoryMiB: readonly number[]
  isLinuxOnly: boolean
  /** Needs platform version 1.4.0, which is Linux's. */
  needs140: boolean
}

const every = (stepMiB: number, fromMiB: number, toMiB: number): number[] =>
  Array.from({ length: (toMiB - fromMiB) / stepMiB + 1 }, (_, index) => fromMiB + index * stepMiB)

const small = { isLinuxOnly: true, needs140: false }
const any = { isLinuxOnly: false, needs140: false }
const large = { isLinuxOnly: true, needs140: true }

/** Developer Guide, "Fargate task definition differences": task CPU and memory. */
export const fargateSizes: readonly FargateSize[] = [
  { cpu: 256, memoryMiB: [512, 1024, 2048], ...small },
  { cpu: 512, memoryMiB: every(1024, 1024, 4096), ...small },
  { cpu: 1024, memoryMiB: every(1024, 2048, 8192), ...any },
  { cpu: 2048, memoryMiB: every(1024, 4096, 16_384), ...any },
  { cpu: 4096, memoryMiB: every(1024, 8192, 30_720), ...any },
  { cpu: 8192, memoryMiB: every(4096, 16_384, 61_440), ...large },
  { cpu: 16_384, memoryMiB: every(8192, 32_768, 122_880), ...large },
  { cpu: 32_768, memoryMiB: [61_440, 122_880, 249_856], ...large },
]

export const findFargateSize = (cpu: number): FargateSize | undefined =>
  fargateSizes.find(size => size.cpu === cpu)

/** CPU units of `256`, `.25 vCPU` or `1 vcpu` (API Reference, TaskOverride); else undefined. */
export const toCpuUnits = (text: string): number | undefined =>
  toNumber(text, /^(\d+(?:\.\d+)?|\.\d+) ?vcpu$/i)

/** MiB of `512`, `0.5 GB` or `1GB` (API Reference, TaskOverride); undefined for anything else. */
export const toMemoryMiB = (text: string): number | undefined =>
  toNumber(text, /^(\d+(?:\.\d+)?|\.\d+) ?gb$/i)

const LONGEST = 32

function toNumber(text: string, withUnit: RegExp): number | undefined {
  const given = text.trim().slice(0, LONGEST)
  if (/^\d+$/.test(given)) return Number(given)
  const match = withUnit.exec(given)
  return match ? Math.round(Number(match[1]) * 1024) : undefined
}
