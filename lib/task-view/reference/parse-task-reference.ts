import { isTaskReference } from '../task-address.ts'
import type { TaskReference } from '../task-address.ts'
import { cleanReference } from './clean-reference.ts'
import { readArn } from './read-arn.ts'
import { readLink, toLink } from './read-link.ts'
import { readNames } from './read-names.ts'
import { readStreamName } from './read-stream-name.ts'

const LONGEST_REFERENCE = 4096

/**
 * The task that a pasted text names: its ID, its ARN, `CLUSTER/ID`, a link of ours or of the AWS
 * console, or a log stream. Undefined for anything else.
 *
 * The parts that the text leaves open are absent. A Region alone may be that of the logs.
 */
export function parseTaskReference(text: string): TaskReference | undefined {
  if (text.length > LONGEST_REFERENCE) return undefined
  const given = cleanReference(text)
  for (const read of readers) {
    const found = read(given)
    const reference = found && { ...found, taskId: found.taskId.toLowerCase() }
    if (reference && isTaskReference(reference)) return reference
  }
  return undefined
}

/** The most telling first. */
const readers: readonly ((text: string) => TaskReference | undefined)[] = [
  readArn,
  text => {
    const link = toLink(text)
    return link && readLink(link)
  },
  readNames,
  readStreamName,
]
