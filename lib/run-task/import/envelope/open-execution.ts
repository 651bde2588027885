import { isRecord } from '../../request/read-shape.ts'
import { memberOf, toGiven, toQuoted } from '../json/member-of.ts'
import type { Given } from '../json/member-of.ts'
import { openWithin } from './open-within.ts'
import type { Opening } from './opened.ts'

/** How an execution's history names the details of an event, and where the JSON stands in them. */
const histories = [
  { details: 'taskScheduledEventDetails', member: 'parameters' },
  { details: 'taskSubmittedEventDetails', member: 'output' },
  { details: 'taskSucceededEventDetails', member: 'output' },
  { details: 'taskFailedEventDetails', member: 'cause' },
]

/**
 * The request, the task or the machine in what Step Functions tells of a state machine and of an
 * execution: events of the history, an execution's or a caught error's cause, a definition.
 */
export function openExecution(given: Given): Opening {
  for (const { details, member } of histories) {
    const found = given[details]
    if (isRecord(found)) return openHistory(found, member)
  }
  return openDefinition(given) ?? openResult(given)
}

function openHistory(details: Given, member: string): Opening {
  const { resourceType } = details
  if (resourceType !== undefined && resourceType !== 'ecs') {
    return {
      error: `This Step Functions event is about ${toQuoted(resourceType)}, not about an ECS task.`,
    }
  }
  const value = toGiven(details[member])
  if (!value) {
    return { error: `This looks like a Step Functions event, but its ${member} isn’t JSON.` }
  }
  return { value: member === 'parameters' ? { Parameters: value } : value, unused: [] }
}

function openDefinition(given: Given): Opening {
  const definition = memberOf(given, 'definition') ?? memberOf(given, 'definitionString')
  if (definition === undefined) return undefined
  const machine = toGiven(definition)
  if (machine && isRecord(memberOf(machine, 'states'))) return { value: machine, unused: [] }
  return {
    error: 'This looks like a state machine, but its definition isn’t JSON with States.',
  }
}

/** What a state or an execution ended with. ECS's answer stands in it as JSON in a text. */
function openResult(given: Given): Opening {
  const isExecution = given.executionArn !== undefined || memberOf(given, 'error') !== undefined
  for (const name of ['cause', 'output']) {
    const text = memberOf(given, name)
    if (typeof text !== 'string') continue
    const value = toGiven(text)
    if (value) return openWithin({ [name]: value }) ?? { value, unused: [] }
    if (isExecution) {
      return { error: `This looks like a Step Functions execution. Its ${name} isn’t an ECS task.` }
    }
  }
  return undefined
}
