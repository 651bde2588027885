// By hand: on a phone, a formatter of `Intl` takes 80 ms to set up while the page loads.
/** `2,048`, of a whole number. */
export function toNumberText(value: number): string {
  const digits = String(Math.abs(value))
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 3) {
    groups.unshift(digits.slice(Math.max(0, end - 3), end))
  }
  return (value < 0 ? '-' : '') + groups.join(',')
}

/** `A, B, or C`. */
export function toAlternatives(choices: readonly string[]): string {
  if (choices.length <= 2) return choices.join(' or ')
  return `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}`
}

/** `0.25 vCPU`, of CPU units. Sizes of Fargate are exact; others are rounded: 307 are `0.3 vCPU`. */
export const toCpuText = (cpu: number): string => `${Math.round((cpu / 1024) * 1000) / 1000} vCPU`

/** `512 MiB`, `2 GiB`. */
export const toMemoryText = (memoryMiB: number): string =>
  memoryMiB % 1024 === 0
    ? `${toNumberText(memoryMiB / 1024)} GiB`
    : `${toNumberText(memoryMiB)} MiB`
