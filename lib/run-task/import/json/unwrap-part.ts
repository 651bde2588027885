import { requestShape } from '../../request/request-shape.ts'
import { memberOf } from './member-of.ts'
import type { Given } from './member-of.ts'
import type { Unwrapped } from './unwrapped.ts'

const { overrides, networkConfiguration } = requestShape.members
const { awsvpcConfiguration } = networkConfiguration.members

/** The files that `--overrides` and `--network-configuration` read: one member of a request. */
export function unwrapPart(given: Given): Unwrapped {
  if (Object.keys(given).some(key => hasMember(requestShape.members, key))) return undefined
  const has = (name: string) => memberOf(given, name) !== undefined
  if (has('jobDefinition')) {
    return { error: 'This is a job of AWS Batch, which RunTask doesn’t start.' }
  }
  if (has('awsvpcConfiguration')) return toNetwork(given)
  const isNetwork = Object.keys(given).some(key => hasMember(awsvpcConfiguration.members, key))
  if (isNetwork) return toNetwork({ awsvpcConfiguration: given })
  const isOverrides = Object.keys(given).some(key => hasMember(overrides.members, key))
  if (!isOverrides) return undefined
  return { source: 'overrides', part: 'overrides', request: { overrides: given }, unused: [] }
}

const toNetwork = (network: Given): Unwrapped => ({
  source: 'network',
  part: 'networkConfiguration',
  request: { networkConfiguration: network },
  unused: [],
})

const hasMember = (members: object, key: string) =>
  Object.hasOwn(members, key.charAt(0).toLowerCase() + key.slice(1).replace(/\.\$$/, ''))
