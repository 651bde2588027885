import { isRecord } from '../../request/read-shape.ts'
import { memberOf } from './member-of.ts'
import type { Given } from './member-of.ts'

const hasMember = (given: Given, name: string) => memberOf(given, name) !== undefined

/** Members of `EcsParameters` that no task has. EventBridge calls the definition by its ARN too. */
const targetMembers = [
  'taskCount',
  'tagList',
  'networkConfiguration',
  'placementStrategies',
  'placementStrategy',
  'placementConstraints',
  'capacityProviderStrategy',
  'propagateTags',
  'referenceId',
]

/** A target's parameters for ECS (EventBridge, Scheduler and Pipes). */
export const isEcsParameters = (given: Given): boolean =>
  hasMember(given, 'taskDefinitionArn') && targetMembers.some(name => hasMember(given, name))

/** A task as ECS describes it. No request has these members. */
export const isTask = (given: Given): boolean =>
  hasMember(given, 'taskArn') ||
  hasMember(given, 'lastStatus') ||
  (hasMember(given, 'taskDefinitionArn') && !isEcsParameters(given) && !isTaskDefinition(given))

/** A task definition, registered or not. */
export const isTaskDefinition = (given: Given): boolean =>
  Array.isArray(memberOf(given, 'containerDefinitions'))

/** A call in CloudTrail's log. */
export const isCloudTrailEvent = (given: Given): boolean =>
  typeof given.eventSource === 'string' &&
  given.eventSource.endsWith('.amazonaws.com') &&
  typeof given.eventName === 'string'

const starts = ['RunTask', 'StartTask']

/** A call in CloudTrail's log that starts tasks. */
export const isStartEvent = (given: Given): boolean =>
  given.eventSource === 'ecs.amazonaws.com' && starts.some(name => name === given.eventName)

/** An event of an execution's history, about a state that runs an ECS task. */
export const isEcsHistoryEvent = (given: Given, kinds: readonly string[]): boolean =>
  kinds.some(kind => {
    const details = given[kind]
    return (
      isRecord(details) && (details.resourceType === undefined || details.resourceType === 'ecs')
    )
  })
