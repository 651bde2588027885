import type { RouteTable, Subnet, VpcEndpoint } from '@aws-sdk/client-ec2'
import { findEndpoint } from './find-endpoint.ts'
import type { CheckVerdict } from '../facts/preflight-check.ts'
import type { Need } from './reach-needs.ts'
import { findRouteTable, toWayOut } from '../../aws/ec2/egress.ts'
import type { WayOut } from '../../aws/ec2/egress.ts'

/** What was read of the network that a task would be in. */
export interface ReadNetwork {
  region: string
  hasPublicIp: boolean
  tables: readonly RouteTable[]
  endpoints: readonly VpcEndpoint[]
}

export interface SubnetWay {
  subnetId: string
  verdict: Extract<CheckVerdict, 'fine' | 'problem' | 'unknown'>
  /** What there is no way to, or none that routes tell of. */
  unmet: string[]
  /** Route table, route and endpoints, in one line. */
  evidence: string
}

/** Whether a task in this subnet reaches everything that it needs, as far as routes tell. */
export function judgeSubnet(
  subnet: Subnet,
  needs: readonly Need[],
  network: ReadNetwork,
): SubnetWay {
  const { SubnetId: subnetId = '', VpcId: vpcId = '' } = subnet
  const table = findRouteTable(subnet, network.tables)
  const all = needs.map(it => it.what)
  if (!table) {
    const evidence = `${subnetId}: no route table is shown to you`
    return { subnetId, verdict: 'unknown', unmet: all, evidence }
  }
  const { RouteTableId: routeTableId = '' } = table
  const way = toWayOut(table, network.hasPublicIp)
  const place = { region: network.region, vpcId, routeTableId }
  const endpointOf = (service: string) =>
    findEndpoint(network.endpoints, service, place)?.VpcEndpointId
  const reached = needs.map(need => toReach(need, way, endpointOf))
  const missed = reached.filter(it => !it.isMet)
  const lost = way.kind === 'none' ? missed.filter(it => !it.mayBePrivate) : []
  const verdict = missed.length === 0 ? 'fine' : lost.length === 0 ? 'unknown' : 'problem'
  const unmet = (lost.length === 0 ? missed : lost).map(it => it.what)
  const told = [way.text, ...reached.map(it => it.text).filter(Boolean)].join('; ')
  return { subnetId, verdict, unmet, evidence: `${subnetId}, ${routeTableId}: ${told}` }
}

interface Reach {
  what: string
  isMet: boolean
  mayBePrivate?: boolean
  /** Empty where the way out is enough. */
  text: string
}

/** Endpoints come first: their private DNS and routes win over the way out. */
function toReach(
  { what, services, mayBePrivate }: Need,
  way: WayOut,
  endpointOf: (service: string) => string | undefined,
): Reach {
  const found = services.map(service => ({ service, id: endpointOf(service) }))
  const missing = found.filter(it => !it.id).map(it => it.service)
  if (services.length > 0 && missing.length === 0) {
    const ids = found.map(it => `${it.service} ${it.id}`).join(', ')
    return { what, isMet: true, text: `${what} by endpoints ${ids}` }
  }
  if (way.kind === 'internet') return { what, isMet: true, text: '' }
  if (mayBePrivate) {
    const text = `${what} is of a registry that may stand in the VPC, which routes do not tell`
    return { what, isMet: false, mayBePrivate, text }
  }
  const lacking =
    services.length === 0
      ? 'is reached by the internet only'
      : `lacks an endpoint for ${missing.join(', ')}`
  return { what, isMet: false, text: `${what} ${lacking}` }
}
