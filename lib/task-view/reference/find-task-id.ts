/** A task's ID, in whatever names a task: the start, a separator, an encoded slash, FireLens's tag. */
const TASK_ID =
  /(?:^|[^0-9A-Za-z-]|2F|-firelens-)([0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9A-Za-z])/gi

const LONGEST = 4096

/** Whether it is worth loading what reads references. */
export const mayNameTask = (text: string): boolean =>
  text.length <= LONGEST && text.search(TASK_ID) >= 0

/**
 * The task ID in a text that names a task, which is all that a list needs to find its row.
 * `parseTaskReference` says what else the text tells, and whether it names a task at all; it is
 * too large to be loaded with every list. Undefined for several words.
 */
export function findTaskId(text: string): string | undefined {
  const given = text.trim()
  if (given.length > LONGEST || /\s/.test(given)) return undefined
  const [found] = given.matchAll(TASK_ID)
  return found?.[1]?.toLowerCase()
}
