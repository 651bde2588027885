import type { ReactNode } from 'react'
import { ClampedText } from '@/components/ui/clamped-text'
import { CopyValue } from '@/components/ui/copy-value'
import { FactList } from '@/components/ui/fact-list'
import type { InterfaceFacts, NetworkAnswer } from '@/lib/task-view/task/network-answer'
import type { NetworkView } from '@/lib/task-view/task/network-view'
import { toCopy } from '../detail/copied-id'
import classes from './interface-list.module.css'

interface InterfaceListProps {
  view: NetworkView
  /** What EC2 knows, once it was asked. */
  network?: NetworkAnswer
  isLoading: boolean
}

/** One interface of a task: its addresses, and by name where it is. */
export function InterfaceList({ view, network, isLoading }: InterfaceListProps) {
  const facts = network?.interfaces.find(({ id }) => id === view.networkInterfaceId)
  const subnet = network?.subnets.find(({ id }) => id === view.subnetId)
  const vpcId = facts?.vpcId ?? subnet?.vpcId
  const vpc = network?.vpcs.find(({ id }) => id === vpcId)
  // EC2 can't know an interface that isn't there yet, or no more.
  const isLoadingFacts = isLoading && view.networkInterfaceId && view.status !== 'DELETED'
  const ipv6Addresses = new Set([...view.ipv6Addresses, ...(facts?.ipv6Addresses ?? [])])
  return (
    <div className={classes.list}>
      <FactList
        facts={[
          {
            label: 'Public IP',
            value: isLoadingFacts ? <Loading lines={1} /> : toPublicIp(view, facts, network),
          },
          { label: 'Private IP', value: toCopy('private IP address', view.privateIpv4Address) },
          {
            label: 'IPv6',
            value: toMany(
              [...ipv6Addresses].map(ip => <span key={ip}>{toCopy('IPv6 address', ip)}</span>),
            ),
          },
          {
            label: 'Private DNS',
            value: view.privateDnsName && (
              <CopyValue value={view.privateDnsName} label="private DNS name" />
            ),
          },
          {
            label: 'Subnet',
            value: view.subnetId && (
              <NamedId
                name={subnet?.name}
                id={toCopy('subnet ID', view.subnetId)}
                detail={[subnet?.cidrBlock, subnet?.availabilityZone]}
                isLoading={isLoading}
              />
            ),
          },
          {
            label: 'VPC',
            value: isLoading ? (
              <Loading lines={3} />
            ) : (
              vpcId && (
                <NamedId name={vpc?.name} id={toCopy('VPC ID', vpcId)} detail={[vpc?.cidrBlock]} />
              )
            ),
          },
          {
            label: 'Security groups',
            value: isLoadingFacts ? (
              <Loading lines={2} />
            ) : (
              toMany(
                (facts?.securityGroups ?? []).map(({ id, name }) => (
                  <NamedId key={id} name={name} id={toCopy('security group ID', id)} />
                )),
              )
            ),
          },
          { label: 'Interface', value: toCopy('network interface ID', view.networkInterfaceId) },
          { label: 'Status', value: view.status.toLowerCase() },
          { label: 'MAC', value: toCopy('MAC address', view.macAddress) },
        ]}
      />
    </div>
  )
}

/** The address goes with the interface: then somebody else may have it. */
function toPublicIp(
  { status }: NetworkView,
  facts: InterfaceFacts | undefined,
  network: NetworkAnswer | undefined,
): ReactNode {
  const isGone = status === 'DELETED'
  if (facts?.publicIp) {
    return (
      <NamedId
        id={toCopy('public IP address', facts.publicIp)}
        detail={[isGone ? 'released' : undefined]}
      />
    )
  }
  if (facts) return <span className={classes.detail}>none</span>
  // With the interface, EC2 has forgotten whether there was one.
  return isGone && network ? (
    <span className={classes.detail}>gone with the interface</span>
  ) : undefined
}

interface NamedIdProps {
  name?: string
  id: ReactNode
  detail?: (string | undefined)[]
  isLoading?: boolean
}

function NamedId({ name, id, detail = [], isLoading }: NamedIdProps) {
  const text = detail.filter(Boolean).join(' · ')
  return (
    <span className={classes.named}>
      {isLoading ? <Loading lines={1} /> : name && <Cut text={name} />}
      {id}
      {isLoading ? <Loading lines={1} /> : text && <Cut text={text} className={classes.detail} />}
    </span>
  )
}

const Cut = ({ text, className }: { text: string; className?: string }) => (
  <span className={className}>
    <ClampedText text={text} />
  </span>
)

const toMany = (items: ReactNode[]): ReactNode =>
  items.length > 0 ? <span className={classes.many}>{items}</span> : undefined

/** As high as the lines that take its place. */
const Loading = ({ lines }: { lines: number }) => (
  <span aria-hidden>
    {Array.from({ length: lines }, (_, line) => (
      <span key={line} className={classes.loading} />
    ))}
  </span>
)
