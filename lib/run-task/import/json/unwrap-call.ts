import { isRecord } from '../../request/read-shape.ts'
import { isStartEvent } from './kinds-of-json.ts'
import { toQuoted } from './member-of.ts'
import type { Given } from './member-of.ts'
import { isService, unwrapService } from './unwrap-service.ts'
import type { Unwrapped } from './unwrapped.ts'

/** CloudTrail writes it in place of variables and their values. */
const isHidden = (value: unknown) =>
  typeof value === 'string' && value.startsWith('HIDDEN_DUE_TO_SECURITY')

/** The request of a call in CloudTrail's log, which has what DescribeTasks lacks. */
export function unwrapCall(event: Given): Unwrapped {
  const { requestParameters } = event
  if (isRecord(requestParameters) && isService(requestParameters)) {
    return unwrapService(requestParameters)
  }
  if (!isStartEvent(event)) {
    return {
      error: `This CloudTrail event doesn’t start a task. It’s a call of ${toQuoted(event.eventName)}.`,
    }
  }
  const { requestParameters: request, awsRegion: region } = event
  if (!isRecord(request)) {
    return {
      error: 'This CloudTrail event has no request. AWS refused the call before it read one.',
    }
  }
  const isRegion = typeof region === 'string' && /^[a-z]{2}[a-z-]*-\d+$/.test(region)
  return {
    source: 'cloudTrail',
    request,
    unused: [],
    options: { isExpression: isHidden },
    ...(isRegion && { region }),
  }
}
