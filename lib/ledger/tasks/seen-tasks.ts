import { processWide } from '../../process-wide.ts'

const MAX_TASKS = 10_000

/** When each task was last seen, by ARN, in ISO 8601. Next loads this module several times. */
function memoryOf(ledger: object): Map<string, string> {
  const memories = processWide('seen-tasks', () => new WeakMap<object, Map<string, string>>())
  const memory = memories.get(ledger) ?? new Map<string, string>()
  memories.set(ledger, memory)
  return memory
}

/** ECS described the task as it is in the ledger. Not written: a poll may say so every second. */
export function rememberSeenTask(ledger: object, taskArn: string, nowIso: string): void {
  const memory = memoryOf(ledger)
  memory.delete(taskArn)
  memory.set(taskArn, nowIso)
  const [first] = memory.keys()
  if (memory.size > MAX_TASKS && first !== undefined) memory.delete(first)
}

/** The later of what is remembered and what was written with the task's last change. */
export function lastSeenTaskIso(ledger: object, taskArn: string, writtenIso: string): string {
  const seenIso = memoryOf(ledger).get(taskArn)
  return seenIso !== undefined && seenIso > writtenIso ? seenIso : writtenIso
}
