import { changeFaults } from '../services/ecs/lifecycle/change-faults.ts'
import { isRecord } from '../http/protocol/is-record.ts'
import { splitUrl } from '../http/protocol/wire.ts'
import type { WireRequest, WireResponse } from '../http/protocol/wire.ts'
import type { World } from '../world/world.ts'
import { callCountsOf, reportCalls } from './count-call.ts'
import { parseFaults } from './parse-faults.ts'
import { parseSettings } from './parse-settings.ts'
import { realismOf } from '../realism/realism.ts'
import { faultsOf } from '../faults/faults.ts'

export const isControlRequest = (request: WireRequest) => request.url.startsWith('/_local/')

const yearMs = 366 * 24 * 3600 * 1000

/**
 * Answers the control path, by which tests and benches steer the endpoint. JSON in and out. Refuses
 * everything that a browser sends for a page (`Origin`, `Sec-Fetch-Site`).
 */
export function answerControl(world: World, request: WireRequest): WireResponse {
  if ('origin' in request.headers || 'sec-fetch-site' in request.headers)
    return refuse(403, 'The control path does not answer pages of a browser.')
  const { path, query } = splitUrl(request.url)
  const handler = handlers[`${request.method} ${path}`]
  if (!handler) return refuse(404, `The control path has no ${request.method} ${path}.`)
  if (request.method !== 'POST') return handler(world, {}, query)
  const isBareReset = path === '/_local/reset' && request.body.length === 0
  if (!isBareReset && !/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return refuse(415, 'Send the body as application/json.')
  const input = parseBody(request.body)
  return input ? handler(world, input, query) : refuse(400, 'The body must be a JSON object.')
}

type Handler = (
  world: World,
  input: Record<string, unknown>,
  query: URLSearchParams,
) => WireResponse

const handlers: Partial<Record<string, Handler>> = {
  'POST /_local/reset': world => {
    world.reset()
    return json(200, { now: world.clock.now() })
  },
  'POST /_local/clock': (world, { advanceMs }) => {
    const isDuration = typeof advanceMs === 'number' && advanceMs >= 0 && advanceMs <= yearMs
    if (!isDuration) return refuse(400, `'advanceMs' must be a number from 0 to ${yearMs}.`)
    world.clock.advance(advanceMs)
    return json(200, { now: world.clock.now() })
  },
  'GET /_local/clock': world => json(200, { now: world.clock.now() }),
  'GET /_local/settings': world => json(200, { ...realismOf(world).settings }),
  'POST /_local/settings': (world, input) => {
    const parsed = parseSettings(realismOf(world).settings, input)
    if (typeof parsed === 'string') return refuse(400, parsed)
    realismOf(world).settings = parsed
    return json(200, { ...parsed })
  },
  'GET /_local/faults': world => json(200, { faults: faultsOf(world).standing }),
  'POST /_local/faults': (world, input) => {
    const unknown = Object.keys(input).find(name => name !== 'faults' && name !== 'clear')
    if (unknown !== undefined)
      return refuse(
        400,
        `'${unknown}' isn't a member of this request. Its members are 'faults' and 'clear'.`,
      )
    if (typeof (input.clear ?? false) !== 'boolean')
      return refuse(400, "'clear' must be true or false.")
    const parsed = parseFaults(input.faults ?? [], () => `fault-${world.random.hex(8)}`)
    if (typeof parsed === 'string') return refuse(400, parsed)
    const kept = input.clear === true ? [] : faultsOf(world).standing
    changeFaults(world, parsed, () => (faultsOf(world).standing = [...kept, ...parsed]))
    return json(200, { faults: faultsOf(world).standing })
  },
  'DELETE /_local/faults': (world, _input, query) => {
    const id = query.get('id')
    const kept = id === null ? [] : faultsOf(world).standing.filter(fault => fault.id !== id)
    changeFaults(world, [], () => (faultsOf(world).standing = kept))
    return json(200, { faults: faultsOf(world).standing })
  },
  'GET /_local/calls': world => json(200, { calls: reportCalls(callCountsOf(world)) }),
  'DELETE /_local/calls': world => {
    callCountsOf(world).clear()
    return json(200, { calls: {} })
  },
}

function parseBody(body: Buffer): Record<string, unknown> | undefined {
  if (body.length === 0) return {}
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    return isRecord(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

const refuse = (status: number, message: string) => json(status, { message })

function json(status: number, body: Record<string, unknown>): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
