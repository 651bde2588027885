import { toFieldLabel } from '@/lib/run-task/form/find-field'

/**
 * A message as the label that links to the field and the rest. A message that names its field at
 * the beginning is cut there; any other is put behind the label.
 */
export function splitMessage(path: string, message: string): { label: string; rest: string } {
  const label = toFieldLabel(path)
  return message.startsWith(label)
    ? { label, rest: message.slice(label.length) }
    : { label, rest: `: ${message}` }
}
