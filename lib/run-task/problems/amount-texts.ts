const format = new Intl.NumberFormat('en-US')

/** `2,048`. */
export const toNumberText = (value: number): string => format.format(value)

/** `0.25 vCPU`, of CPU units. */
export const toCpuText = (cpu: number): string => `${cpu / 1024} vCPU`

/** `512 MiB`, `2 GiB`. */
export const toMemoryText = (memoryMiB: number): string =>
  memoryMiB % 1024 === 0 ? `${memoryMiB / 1024} GiB` : `${memoryMiB} MiB`
