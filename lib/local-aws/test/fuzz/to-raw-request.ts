import { isRecord } from '../../http/protocol/is-record.ts'
import { isServiceName, services } from '../../world/service.ts'
import type { RawRequest } from '../send-raw.ts'
import { taskPlaceholder } from './value-pools.ts'

/** What placeholders stand for in the world as it is now. */
export interface Stand {
  taskArns: readonly string[]
  subnetId: string
  instanceArn: string
}

/** A copy in which every placeholder is a task or subnet that is there. */
function resolve(value: unknown, stand: Stand): unknown {
  if (Array.isArray(value)) return value.map(item => resolve(item, stand))
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, resolve(member, stand)]),
    )
  if (value === '@subnet') return stand.subnetId
  if (value === '@instance') return stand.instanceArn
  const [, id, index] = (typeof value === 'string' && taskPlaceholder.exec(value)) || []
  if (index === undefined) return value
  const arn = stand.taskArns[Number(index) % Math.max(1, stand.taskArns.length)] ?? 'none'
  return id ? arn.slice(arn.lastIndexOf('/') + 1) : arn
}

/** The request as a client of the service would send it. */
export function toRawRequest(
  service: string,
  operation: string,
  input: Record<string, unknown>,
  stand: Stand,
): RawRequest {
  const described = isServiceName(service) ? services[service] : services.ecs
  const resolved = resolve(input, stand)
  if (described.protocol === 'json')
    return {
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${described.targetPrefix}.${operation}`,
      },
      body: JSON.stringify(resolved),
    }
  const version = 'version' in described ? described.version : '2016-11-15'
  const parameters = Object.entries(isRecord(resolved) ? resolved : {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams([
      ['Action', operation],
      ['Version', version],
      ...parameters,
    ]).toString(),
  }
}
