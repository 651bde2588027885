import type { RouteTable, Subnet, VpcEndpoint } from '@aws-sdk/client-ec2'
import { findRouteTable, toEgress } from '../../aws/ec2/egress.ts'
import type { Egress } from '../../aws/ec2/egress.ts'
import { findEndpoint } from './find-endpoint.ts'
import type { CheckVerdict } from '../facts/preflight-check.ts'
import type { Need } from './reach-needs.ts'

/** What was read of the network that a task would run in. */
export interface ReadNetwork {
  region: string
  hasPublicIp: boolean
  tables: readonly RouteTable[]
  endpoints: readonly VpcEndpoint[]
}

export interface SubnetEgress {
  subnetId: string
  verdict: Extract<CheckVerdict, 'fine' | 'problem' | 'unknown'>
  /** What can't be reached, or may not be. */
  unmet: string[]
  /** Route table, route and endpoints, in one line. */
  evidence: string
}

/** Whether a task in this subnet reaches everything that it needs, judged by routes and endpoints. */
export function judgeSubnet(
  subnet: Subnet,
  needs: readonly Need[],
  network: ReadNetwork,
): SubnetEgress {
  const { SubnetId: subnetId = '', VpcId: vpcId = '' } = subnet
  const table = findRouteTable(subnet, network.tables)
  if (!table) {
    const evidence = `${subnetId}: you can’t see its route table`
    return { subnetId, verdict: 'unknown', unmet: needs.map(({ what }) => what), evidence }
  }
  const { RouteTableId: routeTableId = '' } = table
  const egress = toEgress(table, network.hasPublicIp)
  const place = { region: network.region, vpcId, routeTableId }
  const endpointOf = (service: string) =>
    findEndpoint(network.endpoints, service, place)?.VpcEndpointId
  const reached = needs.map(need => judgeNeed(need, egress, endpointOf))
  const missed = reached.filter(({ isMet }) => !isMet)
  const lost = egress.kind === 'none' ? missed.filter(({ mayBePrivate }) => !mayBePrivate) : []
  const verdict = missed.length === 0 ? 'fine' : lost.length === 0 ? 'unknown' : 'problem'
  const unmet = (lost.length === 0 ? missed : lost).map(({ what }) => what)
  const facts = [egress.text, ...reached.map(({ text }) => text).filter(Boolean)].join('; ')
  return { subnetId, verdict, unmet, evidence: `${subnetId}, ${routeTableId}: ${facts}` }
}

interface Reach {
  what: string
  isMet: boolean
  mayBePrivate?: boolean
  /** Empty where the subnet's egress is enough. */
  text: string
}

/** Endpoints are judged first: their private DNS and routes win over the subnet's egress. */
function judgeNeed(
  { what, services, mayBePrivate }: Need,
  egress: Egress,
  endpointOf: (service: string) => string | undefined,
): Reach {
  const found = services.map(service => ({ service, id: endpointOf(service) }))
  const missing = found.filter(({ id }) => !id).map(({ service }) => service)
  if (services.length > 0 && missing.length === 0) {
    const ids = found.map(({ service, id }) => `${service} ${id}`).join(', ')
    return { what, isMet: true, text: `${what} through endpoints ${ids}` }
  }
  if (egress.kind === 'internet') return { what, isMet: true, text: '' }
  if (mayBePrivate) {
    const text = `the registry of ${what} may be inside the VPC, which routes don’t show`
    return { what, isMet: false, mayBePrivate, text }
  }
  const problem =
    services.length === 0
      ? 'can only be reached over the internet'
      : `needs an endpoint for ${missing.join(', ')}`
  return { what, isMet: false, text: `${what} ${problem}` }
}
