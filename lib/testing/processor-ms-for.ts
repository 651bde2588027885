/** The time that a call works for: what a busy machine does meanwhile does not count. */
export function processorMsFor(call: () => unknown): number {
  const before = process.cpuUsage()
  call()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
