import { isRecord } from '../../request/read-shape.ts'
import { memberOf } from './member-of.ts'
import type { Given } from './member-of.ts'
import type { Unwrapped } from './unwrapped.ts'

/** A state that runs an ECS task. */
export const isRunTask = (value: unknown): value is Given => {
  const resource = isRecord(value) ? memberOf(value, 'resource') : undefined
  return typeof resource === 'string' && /:ecs:runTask(\.|$)/i.test(resource)
}

/** A state, or the parameters of one that were sent. */
export function isState(given: Given): boolean {
  if (typeof memberOf(given, 'resource') === 'string') return true
  const parameters = memberOf(given, 'parameters') ?? memberOf(given, 'arguments')
  return (
    isRecord(parameters) &&
    ['taskDefinition', 'taskDefinition.$'].some(name => memberOf(parameters, name) !== undefined)
  )
}

/** The request of the one state of a machine that runs a task. */
export function unwrapMachine(states: Given): Unwrapped {
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

export function unwrapState(state: Given): Unwrapped {
  if (memberOf(state, 'resource') !== undefined && !isRunTask(state)) {
    return { error: 'This state does not run an ECS task: its Resource is not ecs:runTask.' }
  }
  const request = memberOf(state, 'parameters') ?? memberOf(state, 'arguments')
  if (isJsonata(request)) {
    return {
      error:
        'This state’s Arguments are a JSONata expression. Paste the TaskScheduled event of an execution.',
    }
  }
  if (!isRecord(request)) return { error: 'This state has no Parameters or Arguments to read.' }
  const unused = Object.keys(state).filter(name => !flow.test(name))
  return { source: 'state', request, unused, options: { isExpression: isJsonata } }
}

/** Arguments of a state without the state: Step Functions alone begins its members with a capital. */
export const unwrapArguments = (given: Given): Unwrapped =>
  typeof given.TaskDefinition === 'string'
    ? { source: 'request', request: given, unused: [], options: { isExpression: isJsonata } }
    : undefined

const isJsonata = (value: unknown) => typeof value === 'string' && /^\s*\{%[^]*%\}\s*$/.test(value)
