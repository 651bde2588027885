import type { ReactNode } from 'react'
import type { AgentView, ContainerView } from '@/lib/task-view/task/container-view'
import type {
  HealthCheckView,
  RestartPolicyView,
} from '@/lib/task-view/task/defined-container-view'
import { explainExitCode } from '@/lib/verdict/exit-codes'
import { ClampedText } from '@/components/ui/clamped-text'
import { ClockTime } from '@/components/ui/time/exact-time'
import { FactList } from '@/components/ui/fact-list'
import type { Fact } from '@/components/ui/fact-list'
import classes from './container-details.module.css'
import { toCopy } from './copied-id'

/** All that ECS and the task definition tell about one container. */
export function ContainerDetails({ container }: { container: ContainerView }) {
  const groups = [toRunFacts(container), toRoomFacts(container), toIdFacts(container)]
  return (
    <div className={classes.details}>
      {groups.map((facts, index) => (
        <FactList key={index} facts={facts} />
      ))}
    </div>
  )
}

/** What it runs, and what happens when that ends. */
function toRunFacts(container: ContainerView): Fact[] {
  const { entryPoint, command, exitCode, lastStatus, healthCheck, restartPolicy } = container
  const isOver = lastStatus === 'STOPPED' || exitCode !== undefined
  return [
    { label: 'Entry point', value: entryPoint, isMono: true },
    { label: 'Command', value: command, isMono: true },
    { label: 'Exit code', value: isOver && toExitText(exitCode) },
    { label: 'Restart policy', value: restartPolicy && toRestartText(restartPolicy) },
    ...toHealthFacts(healthCheck),
    { label: 'Start timeout', value: toSecondsText(container.startTimeoutSeconds) },
    { label: 'Stop timeout', value: toSecondsText(container.stopTimeoutSeconds) },
    { label: 'Log driver', value: container.logDriver },
    { label: 'Log mode', value: container.logMode },
  ]
}

/** What it has of the machine and of the network. */
function toRoomFacts(container: ContainerView): Fact[] {
  const { cpu, memory, memoryReservation, gpuIds, gpuSharing, neuronDeviceIds } = container
  return [
    { label: 'CPU', value: cpu && `${cpu} units` },
    { label: 'Memory', value: memory && `${memory} MiB` },
    { label: 'Reservation', value: memoryReservation && `${memoryReservation} MiB` },
    { label: 'GPUs', value: gpuIds.join(', '), isMono: true },
    { label: 'GPU sharing', value: gpuSharing },
    { label: 'Neuron devices', value: neuronDeviceIds.join(', '), isMono: true },
    { label: 'Ports', value: toLines(container.ports), isMono: true },
    ...container.interfaces.flatMap(({ privateIpv4Address, ipv6Address, attachmentId }, index) => [
      {
        key: `ipv4 ${index}`,
        label: 'Private IPv4',
        value: toCopy('private IPv4 address', privateIpv4Address),
      },
      { key: `ipv6 ${index}`, label: 'IPv6', value: toCopy('IPv6 address', ipv6Address) },
      {
        key: `attachment ${index}`,
        label: 'Attachment',
        value: toCopy('attachment ID', attachmentId),
      },
    ]),
    ...container.agents.map((agent, index) => ({
      key: `agent ${index}`,
      label: agent.name === 'ExecuteCommandAgent' ? 'ECS Exec agent' : agent.name,
      value: <Agent agent={agent} />,
    })),
  ]
}

function toIdFacts(container: ContainerView): Fact[] {
  const { name, image, imageDigest, versionConsistency, runtimeId, containerArn } = container
  return [
    { label: 'Image', value: image, isMono: true },
    { label: 'Digest', value: toCopy('image digest', imageDigest) },
    { label: 'Version consistency', value: versionConsistency },
    { label: 'Runtime ID', value: toCopy(`runtime ID of ${name}`, runtimeId) },
    { label: 'Container ARN', value: toCopy(`ARN of ${name}`, containerArn) },
  ]
}

function toExitText(exitCode: number | undefined): string {
  const { title, meaning, signal } = explainExitCode(exitCode)
  const name = signal ? `${title} (${signal})` : title
  return `${exitCode === undefined ? '' : `${exitCode} · `}${name}. ${meaning}`
}

function toRestartText({ ignoredExitCodes, attemptPeriodSeconds }: RestartPolicyView): string {
  const codes = ignoredExitCodes.join(', ')
  const on = codes ? `every exit code except ${codes}` : 'every exit code'
  return `Restarts inside the task on ${on}, once it has run for ${attemptPeriodSeconds} s. Its exit code needn’t be the end.`
}

/** The rhythm of the check stands apart from its command, which is copied into a shell. */
function toHealthFacts(check: HealthCheckView | undefined): Fact[] {
  if (!check) return []
  const { intervalSeconds, timeoutSeconds, retries, startPeriodSeconds } = check
  const rhythm = [
    intervalSeconds !== undefined && `every ${intervalSeconds} s`,
    timeoutSeconds !== undefined && `timeout ${timeoutSeconds} s`,
    retries !== undefined && `${retries} retries`,
    startPeriodSeconds !== undefined && `first ${startPeriodSeconds} s don’t count`,
  ]
  return [
    { label: 'Health check', value: check.command, isMono: true },
    { label: 'Checked', value: rhythm.filter(Boolean).join(', ') },
  ]
}

const toSecondsText = (seconds: number | undefined) => seconds !== undefined && `${seconds} s`

const toLines = (texts: string[]): ReactNode =>
  texts.length > 0 && (
    <ul className={classes.lines}>
      {texts.map((text, index) => (
        <li key={`${text} ${index}`}>
          <ClampedText text={text} />
        </li>
      ))}
    </ul>
  )

function Agent({ agent: { status, since, reason } }: { agent: AgentView }) {
  return (
    <>
      <ClampedText text={status.toLowerCase()} />
      {since && (
        <>
          {' since '}
          <ClockTime iso={since} />
        </>
      )}
      {reason && (
        <>
          : <ClampedText text={reason} />
        </>
      )}
    </>
  )
}
