import { isRecord } from '../../request/read-shape.ts'
import { isCloudTrailEvent, isTask } from '../json/kinds-of-json.ts'
import { hasAnyOf, memberOf, toGiven, toQuoted } from '../json/member-of.ts'
import type { Given } from '../json/member-of.ts'
import type { Opening } from './opened.ts'

/** Envelopes whose content is JSON in a text, and how to recognise each. */
const messages = [
  { member: 'cloudTrailEvent', what: 'a CloudTrail event', isOne: () => true },
  {
    member: 'message',
    what: 'an SNS notification',
    isOne: (given: Given) => hasAnyOf(given, 'topicArn') || given.Type === 'Notification',
  },
  {
    member: 'body',
    what: 'an SQS message',
    isOne: (given: Given) => hasAnyOf(given, 'messageId', 'receiptHandle'),
  },
]

/** What an SNS notification, an SQS message or an entry of CloudTrail's event history carries. */
export function openMessage(given: Given): Opening {
  const notification = memberOf(given, 'sns')
  if (isRecord(notification)) return { value: notification, unused: [] }
  for (const { member, what, isOne } of messages) {
    const content = memberOf(given, member)
    if (content === undefined || !isOne(given)) continue
    const value = toGiven(content)
    if (value) return { value, unused: [] }
    return { error: `This looks like ${what}, but its content isn’t JSON.` }
  }
  return undefined
}

/** The task or the call in an event of EventBridge. */
export function openEvent(given: Given): Opening {
  const detail = memberOf(given, 'detail')
  if (!isRecord(detail)) return undefined
  if (isTask(detail) || isCloudTrailEvent(detail)) return { value: detail, unused: [] }
  const type = given['detail-type']
  if (type === undefined) return undefined
  return { error: `This EventBridge event doesn’t describe a task. Its type is ${toQuoted(type)}.` }
}
