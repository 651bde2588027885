import { fromRunTaskInput } from './from-run-task-input.ts'
import type { ImportedLaunch } from './from-run-task-input.ts'
import { isRecord } from './read-shape.ts'

/** What a text was recognised as. */
export type ImportSource =
  'request' | 'skeleton' | 'task' | 'state' | 'eventTarget' | 'scheduleTarget' | 'command'

export type ImportResult = (ImportedLaunch & { source: ImportSource }) | { error: string }

const whatCanBePasted =
  'Paste a RunTask request as JSON, a described task, a Step Functions state, an EventBridge target, or an aws ecs run-task command.'

/** The launch in anything pasted, or a sentence that says why there is none. Never throws. */
export function importLaunch(text: string): ImportResult {
  const given: unknown = parseJson(text)
  if (!isRecord(given)) return { error: `This holds no launch. ${whatCanBePasted}` }
  return { ...fromRunTaskInput(given), source: 'request' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
