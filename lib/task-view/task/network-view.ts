import type { Attachment, Task } from '@aws-sdk/client-ecs'

/** One network interface of a task in network mode awsvpc. */
export interface NetworkView {
  /** PRECREATED, ATTACHED, DETACHED, DELETED and so on, as ECS writes it. */
  status: string
  subnetId?: string
  networkInterfaceId?: string
  privateIpv4Address?: string
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
    }
  })
}

/** `ElasticNetworkInterface` in the API Reference; `eni` in older answers and in events. */
const isNetworkInterface = ({ type }: Attachment) =>
  type === 'ElasticNetworkInterface' || type === 'eni'
