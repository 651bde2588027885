'use client'

import type { Failure } from '@/lib/result'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { FactList } from '@/components/ui/fact-list'
import { TextButton } from '@/components/ui/text-button'
import { TitledPanel } from '@/components/ui/titled-panel'
import { InterfaceList } from '../../network/interface-list'
import { toFailedTexts, toHostText, toNeedsTexts } from '../../network/network-text'
import { useTaskNetwork } from '../../network/use-task-network'
import type { TaskNetwork } from '../../network/use-task-network'
import { toCopy } from '../copied-id'
import classes from './network-panel.module.css'

/** The task's interfaces with the names of what they are in, or the instance that it shares. */
export function NetworkPanel({ task }: { task: TaskView }) {
  const { networks, containerInstanceArn } = task
  const asked = useTaskNetwork(task)
  if (networks.length === 0 && containerInstanceArn === undefined) return null
  return (
    <TitledPanel title="Network">
      <div className={classes.parts} aria-busy={asked.isLoading}>
        {networks.map((view, index) => (
          <InterfaceList
            key={`${index} ${view.networkInterfaceId}`}
            view={view}
            network={asked.network}
            isLoading={asked.isLoading}
          />
        ))}
        {networks.length === 0 && <HostNetwork asked={asked} />}
        <NetworkNotes asked={asked} />
      </div>
    </TitledPanel>
  )
}

function HostNetwork({ asked: { network } }: { asked: TaskNetwork }) {
  if (!network) return <p className={classes.note}>{toHostText(undefined)}</p>
  const { networkMode, ec2InstanceId } = network.host ?? {}
  return (
    <>
      <FactList
        facts={[
          { label: 'Mode', value: networkMode, isMono: true },
          { label: 'EC2 instance', value: toCopy('EC2 instance ID', ec2InstanceId) },
        ]}
      />
      <p className={classes.note}>{toHostText(networkMode)}</p>
    </>
  )
}

/** That Slipway itself did not respond is said once, at the top of the page. */
const toTexts = (failure: Failure) => (failure.kind === 'unreachable' ? [] : [failure.message])

/** What could not be read, and what would help. */
function NetworkNotes({ asked: { network, failure, retry } }: { asked: TaskNetwork }) {
  const problems = network?.problems ?? []
  const failed = failure ? toTexts(failure) : toFailedTexts(problems)
  return (
    <>
      {toNeedsTexts(problems).map(text => (
        <p key={text} className={classes.note}>
          {text}
        </p>
      ))}
      {(failure !== undefined || failed.length > 0) && (
        <p className={classes.note}>
          Some details couldn’t be read. {failed.join(' ')}{' '}
          <TextButton label="Retry reading the network" onClick={retry}>
            Retry
          </TextButton>
        </p>
      )}
    </>
  )
}
