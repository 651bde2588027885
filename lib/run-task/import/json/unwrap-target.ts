import { isRecord } from '../../request/read-shape.ts'
import { memberOf, toGiven } from './member-of.ts'
import type { Given } from './member-of.ts'
import type { Unwrapped } from './unwrapped.ts'

type TargetSource = 'eventTarget' | 'scheduleTarget'

/** A target of a rule or a schedule that runs an ECS task. */
export const isTarget = (value: unknown): value is Given =>
  isRecord(value) &&
  (isRecord(memberOf(value, 'ecsParameters')) || isUniversal(memberOf(value, 'arn')))

/** Scheduler's target of any API call: its input is the request itself. */
const isUniversal = (arn: unknown) =>
  typeof arn === 'string' && /^arn:[\w-]+:scheduler:::aws-sdk:ecs:runTask$/i.test(arn)

/** What the others call otherwise than RunTask, with the first letter in lower case. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['taskDefinitionArn', 'taskDefinition'],
  ['taskCount', 'count'],
  ['tagList', 'tags'],
  ['placementStrategies', 'placementStrategy'],
  ['enableEcsManagedTags', 'enableECSManagedTags'],
])

const targetFlow = /^(id|arn|input|ecsParameters)$/i

/** The request of the first target that runs a task; the others are named. */
export function unwrapTargets(targets: readonly unknown[]): Unwrapped {
  const indices = targets.flatMap((target, index) => (isTarget(target) ? [index] : []))
  const [first, ...others] = indices
  const target = first === undefined ? undefined : targets[first]
  if (!isTarget(target)) {
    return targets.some(row => isRecord(row) && memberOf(row, 'arn') !== undefined)
      ? { error: 'This rule has no target that runs an ECS task.' }
      : undefined
  }
  const unwrapped = unwrapTarget(target, 'eventTarget')
  if (!unwrapped || 'error' in unwrapped) return unwrapped
  const named = others.slice(0, 100).map(index => `Targets.${String(index)}`)
  return { ...unwrapped, unused: [...unwrapped.unused, ...named] }
}

export function unwrapTarget(target: Given, source: TargetSource): Unwrapped {
  const arn = memberOf(target, 'arn')
  const unused = Object.keys(target).filter(name => !targetFlow.test(name))
  const input = toGiven(memberOf(target, 'input'))
  if (isUniversal(arn)) {
    if (!input) return { error: 'This target has no Input with a RunTask request.' }
    return { source: 'scheduleTarget', request: input, unused }
  }
  const parameters = memberOf(target, 'ecsParameters')
  if (!isRecord(parameters)) {
    return source === 'scheduleTarget'
      ? { error: 'This schedule doesn’t run an ECS task: its target has no EcsParameters.' }
      : undefined
  }
  const hasInput = memberOf(target, 'input') !== undefined
  return {
    source,
    request: { cluster: arn, ...toRequest(parameters), ...(input && { overrides: input }) },
    unused: hasInput && !input ? [...unused, 'Input'] : unused,
  }
}

/** What a pipe's target has beside its parameters for ECS, such as `InputTemplate`. */
export function unwrapPipe(target: unknown, parameters: Given): Unwrapped {
  const ecs = memberOf(parameters, 'ecsTaskParameters')
  if (!isRecord(ecs)) {
    return { error: 'This pipe doesn’t run an ECS task: it has no EcsTaskParameters.' }
  }
  return {
    source: 'pipeTarget',
    request: { cluster: target, ...toRequest(ecs) },
    unused: Object.keys(parameters)
      .filter(name => !/^ecsTaskParameters$/i.test(name))
      .map(name => `TargetParameters.${name}`),
  }
}

/** EventBridge's parameters for ECS in RunTask's terms. */
export function toRequest(parameters: Given): Given {
  const members = Object.entries(parameters).map(([key, value]): [string, unknown] => {
    const name = key.charAt(0).toLowerCase() + key.slice(1)
    const isNetwork = name === 'networkConfiguration' && isRecord(value)
    return [renamed.get(name) ?? key, isNetwork ? toNetwork(value) : value]
  })
  return Object.fromEntries(members)
}

/** CloudFormation's rules spell it `AwsVpcConfiguration`. */
const toNetwork = (network: Given): Given =>
  Object.fromEntries(
    Object.entries(network).map(([key, value]): [string, unknown] => [
      /^awsvpcConfiguration$/i.test(key) ? 'awsvpcConfiguration' : key,
      value,
    ]),
  )
