'use client'

import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { memo, useId, useState, Fragment } from 'react'
import type { ReactNode } from 'react'
import type { ContainerView } from '@/lib/task-view/task/container-view'
import { explainExitCode } from '@/lib/verdict/exit-codes'
import { useIsHydrated } from '@/components/ui/time/clock'
import { ClampedText, cutName, cutText } from '@/components/ui/clamped-text'
import { CopyValue } from '@/components/ui/copy-value'
import { TitledPanel } from '@/components/ui/titled-panel'
import { ContainerDetails } from './container-details'
import classes from './containers-card.module.css'
import { ImageNote } from './image-note'
import { TonePill } from '../state-pill'

/** Longer reasons get a line of their own under the row. */
const longestInline = 70

const LONGEST_AMOUNT = 20

/** Of a container's ports, so many stand in its row. */
const MOST_PORTS = 2

const columns = ['Name', 'Status', 'Exit', 'Image', 'CPU', 'Memory', 'Reason']

/**
 * Every container with its end. Narrow screens turn rows into two lines, which drops the
 * browser's own table roles; so they are written out.
 */
export const ContainersCard = memo(function ContainersCard({
  containers,
}: {
  containers: ContainerView[]
}) {
  return (
    <TitledPanel title="Containers" flush>
      {containers.length === 0 ? (
        <p className={classes.none}>ECS reports no containers of this task.</p>
      ) : (
        <table role="table" aria-label="Containers" className={classes.table}>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(column => (
                <th role="columnheader" key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {containers.map((container, index) => (
              <ContainerRow key={toKey(containers, index)} container={container} />
            ))}
          </tbody>
        </table>
      )}
    </TitledPanel>
  )
})

/** What is open stays open while the task changes. Names are unique unless the answer is broken. */
function toKey(containers: ContainerView[], index: number): string {
  const name = containers[index]?.name ?? ''
  return containers.findIndex(container => container.name === name) < index
    ? `${name} ${index}`
    : name
}

function ContainerRow({ container }: { container: ContainerView }) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const { name, essential, reason, image, imageDigest, restartPolicy } = container
  const isLong = (reason?.length ?? 0) > longestInline
  return (
    <Fragment>
      <tr role="row" data-continued={isLong || undefined}>
        <Cell className={classes.name}>
          <UnstyledButton
            className={classes.toggle}
            disabled={!useIsHydrated()}
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            aria-label={`Details of container ${cutName(name)}`}
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconChevronRight size={14} aria-hidden className={classes.chevron} />
            <strong>{cutName(name)}</strong>
          </UnstyledButton>
          {essential && <span className={classes.essential}> essential</span>}
          {restartPolicy && <span className={classes.more}>restarts inside the task</span>}
          <MoreFacts container={container} />
        </Cell>
        <Cell className={classes.status}>
          <TonePill tone={toTone(container.lastStatus)}>{toTitle(container.lastStatus)}</TonePill>
          <Health status={container.healthStatus} />
        </Cell>
        <Cell className={classes.exit}>
          <ExitCode exitCode={container.exitCode} isOver={container.lastStatus === 'STOPPED'} />
        </Cell>
        <Cell className={classes.image}>
          <ImageName image={image} />{' '}
          {imageDigest && (
            <CopyValue value={imageDigest} label="image digest">
              <span className={classes.digest}>
                @{imageDigest.replace(/^sha256:/, '').slice(0, 4)}…
              </span>
            </CopyValue>
          )}
          <ImageNote earlier={container.sameTagOtherImage} />
        </Cell>
        <Cell className={classes.cpu}>{cutText(container.cpu ?? '–', LONGEST_AMOUNT)}</Cell>
        <Cell className={classes.memory}>{cutText(container.memory ?? '–', LONGEST_AMOUNT)}</Cell>
        <Cell className={isLong ? classes.below : classes.reason}>{isLong ? 'below' : reason}</Cell>
      </tr>
      {isLong && (
        <tr role="row" className={classes.long}>
          <td role="cell" colSpan={columns.length}>
            <ClampedText text={reason ?? ''} />
          </td>
        </tr>
      )}
      {isOpen && (
        <tr role="row" className={classes.opened}>
          <td role="cell" id={id} colSpan={columns.length}>
            <ContainerDetails container={container} />
          </td>
        </tr>
      )}
    </Fragment>
  )
}

const Cell = ({ className, children }: { className: string | undefined; children: ReactNode }) => (
  <td role="cell" className={className}>
    {children}
  </td>
)

/** `demo/web:5.4`, with the host of its registry small above it. */
function ImageName({ image }: { image: string | undefined }) {
  const [registry, name] = splitRegistry(image ?? '')
  return (
    <span className={classes.mono} title={cutName(image ?? '')}>
      {registry && <span className={classes.registry}>{cutName(registry)}/</span>}
      {cutName(name ?? image ?? '–')}
    </span>
  )
}

function splitRegistry(image: string): [registry?: string, name?: string] {
  const slash = image.indexOf('/')
  const host = image.slice(0, Math.max(0, slash))
  const hasRegistry = /.[.:]./.test(host) && slash + 1 < image.length
  return hasRegistry ? [host, image.slice(slash + 1)] : []
}

function MoreFacts({ container }: { container: ContainerView }) {
  const { ports, gpuIds } = container
  const hidden = ports.length - MOST_PORTS
  const more = [
    ...ports.slice(0, MOST_PORTS),
    ...(hidden > 0 ? [`and ${hidden} more`] : []),
    ...(gpuIds.length > 0 ? [gpuIds.length === 1 ? '1 GPU' : `${gpuIds.length} GPUs`] : []),
  ]
  return more.length > 0 && <span className={classes.more}>{cutName(more.join(' · '))}</span>
}

/** UNKNOWN is what ECS says of a container without a health check; it tells nothing. */
const Health = ({ status }: { status: string | undefined }) =>
  status && status !== 'UNKNOWN' ? <span className={classes.more}>{toTitle(status)}</span> : null

function ExitCode({ exitCode, isOver }: { exitCode: number | undefined; isOver: boolean }) {
  if (exitCode === undefined && !isOver) return '–'
  const { title, meaning, isConvention } = explainExitCode(exitCode)
  const isNamed = exitCode !== undefined && exitCode !== 0 && isConvention
  return (
    <span title={meaning}>
      <span className={exitCode === 0 ? undefined : classes.bad}>{exitCode ?? 'none'}</span>
      {isNamed && <span className={classes.more}>{title}</span>}
    </span>
  )
}

const toTitle = (status: string) => status.charAt(0) + cutName(status.slice(1)).toLowerCase()

const toTone = (status: string) =>
  status === 'RUNNING' ? 'run' : status === 'PENDING' ? 'run' : 'neutral'
