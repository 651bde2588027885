import { isRecord } from '../request/read-shape.ts'
import type { ReadOptions } from '../request/read-shape.ts'

/** The request inside something that starts tasks, in RunTask's own terms. */
export interface UnwrappedRequest {
  source: 'request' | 'state' | 'eventTarget' | 'scheduleTarget'
  request: Record<string, unknown>
  /** What stands beside it and says more than RunTask takes. */
  unused: string[]
  options?: ReadOptions
}

export type Unwrapped = UnwrappedRequest | { error: string } | undefined

type Given = Record<string, unknown>

/** A member whose first letter may be a capital. */
export const memberOf = (given: Given, name: string): unknown =>
  [name, name.charAt(0).toUpperCase() + name.slice(1)]
    .filter(key => Object.hasOwn(given, key))
    .map(key => given[key])[0]

/** Finds the request in a state of Step Functions, a target of EventBridge, or a whole of either. */
export function unwrapRequest(given: Given): Unwrapped {
  const states = memberOf(given, 'states')
  if (isRecord(states)) return unwrapMachine(states)
  if (typeof memberOf(given, 'resource') === 'string' || isParameters(given)) {
    return unwrapState(given)
  }
  const target = memberOf(given, 'target')
  if (isRecord(target)) return unwrapTarget(target, 'scheduleTarget')
  const targets = memberOf(given, 'targets')
  const first: unknown = Array.isArray(targets) ? targets.find(isTarget) : undefined
  if (isRecord(first)) return unwrapTarget(first, 'eventTarget')
  return isTarget(given) ? unwrapTarget(given, 'eventTarget') : undefined
}

const isTarget = (value: unknown): boolean =>
  isRecord(value) &&
  (isRecord(memberOf(value, 'ecsParameters')) || isUniversal(memberOf(value, 'arn')))

/** Scheduler's target of any API call: its input is the request itself. */
const isUniversal = (arn: unknown) =>
  typeof arn === 'string' && /^arn:[\w-]+:scheduler:::aws-sdk:ecs:runTask$/i.test(arn)

const isRunTask = (value: unknown): value is Given => {
  const resource = isRecord(value) ? memberOf(value, 'resource') : undefined
  return typeof resource === 'string' && /:ecs:runTask(\.|$)/i.test(resource)
}

function isParameters(given: Given): boolean {
  const parameters = memberOf(given, 'parameters') ?? memberOf(given, 'arguments')
  return isRecord(parameters) && memberOf(parameters, 'taskDefinition') !== undefined
}

function unwrapMachine(states: Given): Unwrapped {
  const found = findStates(states)
  const [first] = found
  if (!first) return { error: 'This state machine has no state that runs an ECS task.' }
  if (found.length > 1) {
    const names = found.map(({ name }) => name).join(', ')
    return { error: `This state machine runs ECS tasks in several states: ${names}. Paste one.` }
  }
  return unwrapState(first.state)
}

/** States of branches and of maps are states as well. Looks at a bounded number of them. */
function findStates(states: Given): { name: string; state: Given }[] {
  const found: { name: string; state: Given }[] = []
  const open: Given[] = [states]
  for (let at = 0; at < open.length && at < 1000; at += 1) {
    for (const [name, state] of Object.entries(open[at] ?? {})) {
      if (isRunTask(state)) found.push({ name, state })
      if (!isRecord(state)) continue
      const inner = ['branches', 'iterator', 'itemProcessor'].flatMap(name => memberOf(state, name))
      for (const machine of inner) {
        const nested = isRecord(machine) ? memberOf(machine, 'states') : undefined
        if (isRecord(nested)) open.push(nested)
      }
    }
  }
  return found
}

/** What a state has beside its call that only says where the machine goes. */
const flow = /^(type|resource|parameters|arguments|next|end|comment|queryLanguage)$/i

function unwrapState(state: Given): Unwrapped {
  if (memberOf(state, 'resource') !== undefined && !isRunTask(state)) {
    return { error: 'This state does not run an ECS task: its Resource is not ecs:runTask.' }
  }
  const request = memberOf(state, 'parameters') ?? memberOf(state, 'arguments')
  if (!isRecord(request)) return { error: 'This state has no Parameters or Arguments to read.' }
  const unused = Object.keys(state).filter(name => !flow.test(name))
  return { source: 'state', request, unused, options: { isExpression: isJsonata } }
}

const isJsonata = (value: unknown) => typeof value === 'string' && /^\s*\{%[^]*%\}\s*$/.test(value)

/** EventBridge's names for what RunTask calls otherwise. */
const renamed: Readonly<Record<string, string>> = {
  taskDefinitionArn: 'taskDefinition',
  taskCount: 'count',
}

const targetFlow = /^(id|arn|input|ecsParameters)$/i

function unwrapTarget(target: Given, source: 'eventTarget' | 'scheduleTarget'): Unwrapped {
  const arn = memberOf(target, 'arn')
  const unused = Object.keys(target).filter(name => !targetFlow.test(name))
  const input = readInput(memberOf(target, 'input'))
  if (isUniversal(arn)) {
    if (!input) return { error: 'This target has no Input with a RunTask request.' }
    return { source: 'scheduleTarget', request: input, unused }
  }
  const parameters = memberOf(target, 'ecsParameters')
  if (!isRecord(parameters)) return undefined
  const hasInput = memberOf(target, 'input') !== undefined
  const members = Object.entries(parameters).map(([key, value]): [string, unknown] => {
    const name = key.charAt(0).toLowerCase() + key.slice(1)
    return [Object.hasOwn(renamed, name) ? (renamed[name] ?? key) : key, value]
  })
  return {
    source,
    request: { cluster: arn, ...Object.fromEntries(members), ...(input && { overrides: input }) },
    unused: hasInput && !input ? [...unused, 'Input'] : unused,
  }
}

function readInput(input: unknown): Given | undefined {
  if (typeof input !== 'string') return undefined
  try {
    const parsed: unknown = JSON.parse(input)
    return isRecord(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
