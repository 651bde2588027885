/** Memory in MiB that Fargate offers for CPU units (Developer Guide, task sizes). */
const sizes: readonly { cpu: number; fromMiB: number; toMiB: number; stepMiB: number }[] = [
  { cpu: 512, fromMiB: 1024, toMiB: 4096, stepMiB: 1024 },
  { cpu: 1024, fromMiB: 2048, toMiB: 8192, stepMiB: 1024 },
  { cpu: 2048, fromMiB: 4096, toMiB: 16_384, stepMiB: 1024 },
  { cpu: 4096, fromMiB: 8192, toMiB: 30_720, stepMiB: 1024 },
  { cpu: 8192, fromMiB: 16_384, toMiB: 61_440, stepMiB: 4096 },
  { cpu: 16_384, fromMiB: 32_768, toMiB: 122_880, stepMiB: 8192 },
]

const irregular = new Map([
  [256, [512, 1024, 2048]],
  [32_768, [61_440, 122_880, 249_856]],
])

export function isFargateSize(cpu: number, memoryMiB: number): boolean {
  const listed = irregular.get(cpu)
  if (listed) return listed.includes(memoryMiB)
  const size = sizes.find(({ cpu: units }) => units === cpu)
  if (!size || memoryMiB < size.fromMiB || memoryMiB > size.toMiB) return false
  return (memoryMiB - size.fromMiB) % size.stepMiB === 0
}

/** Reads CPU units from `256`, `.25 vCPU` or `1 vcpu`. Undefined for other text. */
export function toCpuUnits(text: string): number | undefined {
  if (text.length > 32) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^(\d+(?:\.\d+)?|\.\d+) ?vcpu$/i.exec(text)
  return match ? Math.round(Number(match[1]) * 1024) : undefined
}

/** Reads MiB from `512`, `0.5 GB` or `1GB`. Undefined for other text. */
export function toMemoryMiB(text: string): number | undefined {
  if (text.length > 32) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^(\d+(?:\.\d+)?|\.\d+) ?gb$/i.exec(text)
  return match ? Math.round(Number(match[1]) * 1024) : undefined
}

/** CPU units that Windows has on Fargate (Developer Guide, task sizes). */
export const windowsCpu = { least: 1024, most: 4096 }

export const toFargateSizeError = (cpu: number, memoryMiB: number): string =>
  `No Fargate configuration exists for given values: ${cpu} CPU, ${memoryMiB} memory. See the Amazon ECS documentation for the valid values.`
