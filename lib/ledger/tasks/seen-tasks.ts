import { processWide } from '../../process-wide.ts'

const MAX_TASKS = 10_000

interface Memory {
  /** When each task was last seen, by ARN, in ISO 8601. */
  seen: Map<string, string>
  /** Those whose time was not written down since. */
  unwritten: Set<string>
}

/** Next loads this module several times. */
function memoryOf(ledger: object): Memory {
  const memories = processWide('seen-tasks', () => new WeakMap<object, Memory>())
  const memory = memories.get(ledger) ?? { seen: new Map(), unwritten: new Set() }
  memories.set(ledger, memory)
  return memory
}

/** ECS described the task as it is in the ledger. Not written: a poll may say so every second. */
export function rememberSeenTask(ledger: object, taskArn: string, nowIso: string): void {
  const { seen, unwritten } = memoryOf(ledger)
  seen.delete(taskArn)
  seen.set(taskArn, nowIso)
  unwritten.add(taskArn)
  const [first] = seen.keys()
  if (seen.size <= MAX_TASKS || first === undefined) return
  seen.delete(first)
  unwritten.delete(first)
}

/** The later of what is remembered and what was written with the task's last change. */
export function lastSeenTaskIso(ledger: object, taskArn: string, writtenIso: string): string {
  const seenIso = memoryOf(ledger).seen.get(taskArn)
  return seenIso !== undefined && seenIso > writtenIso ? seenIso : writtenIso
}

/** What was seen and not written since this was asked last. */
export function takeUnwrittenSightings(ledger: object): { taskArn: string; seenIso: string }[] {
  const { seen, unwritten } = memoryOf(ledger)
  const taken = [...unwritten].map(taskArn => ({ taskArn, seenIso: seen.get(taskArn) ?? '' }))
  unwritten.clear()
  return taken
}
