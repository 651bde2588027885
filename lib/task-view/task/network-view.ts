import type { Attachment, Task } from '@aws-sdk/client-ecs'

/** One network interface of a task in network mode awsvpc. */
export interface NetworkView {
  /** PRECREATED, ATTACHED, DETACHED, DELETED and so on, as ECS writes it. */
  status: string
  subnetId?: string
  networkInterfaceId?: string
  privateIpv4Address?: string
  /** As the task's containers name them. */
  ipv6Addresses: string[]
  privateDnsName?: string
  macAddress?: string
}

export function toNetworkViews(task: Task): NetworkView[] {
  return (task.attachments ?? []).filter(isNetworkInterface).map(attachment => {
    const detail = (name: string) =>
      attachment.details?.find(d => d.name?.toLowerCase() === name)?.value
    return {
      status: attachment.status ?? 'unknown',
      subnetId: detail('subnetid'),
      networkInterfaceId: detail('networkinterfaceid'),
      privateIpv4Address: detail('privateipv4address'),
      privateDnsName: detail('privatednsname'),
      macAddress: detail('macaddress'),
      ipv6Addresses: toIpv6Addresses(task, attachment),
    }
  })
}

/** The details of an attachment have none. All containers of a task share its interface. */
function toIpv6Addresses(task: Task, { id }: Attachment): string[] {
  const addresses = (task.containers ?? [])
    .flatMap(({ networkInterfaces = [] }) => networkInterfaces)
    .filter(({ attachmentId }) => attachmentId === id)
    .flatMap(({ ipv6Address }) => ipv6Address || [])
  return [...new Set(addresses)]
}

/** `ElasticNetworkInterface` in the API Reference; `eni` in older answers and in events. */
const isNetworkInterface = ({ type }: Attachment) =>
  type === 'ElasticNetworkInterface' || type === 'eni'
