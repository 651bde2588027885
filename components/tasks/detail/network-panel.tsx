import type { TaskView } from '@/lib/task-view/task/task-view'
import { FactList } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'
import { toCopy } from './copied-id'

export function NetworkPanel({ task }: { task: TaskView }) {
  return (
    <TitledPanel title="Network">
      {task.networks.map((network, index) => (
        <FactList
          key={network.networkInterfaceId ?? index}
          facts={[
            {
              label: 'Private IP',
              value: toCopy('private IP address', network.privateIpv4Address),
            },
            { label: 'Subnet', value: toCopy('subnet ID', network.subnetId) },
            {
              label: 'Interface',
              value: toCopy('network interface ID', network.networkInterfaceId),
            },
            { label: 'Status', value: network.status.toLowerCase() },
          ]}
        />
      ))}
    </TitledPanel>
  )
}
