'use client'

import { memo } from 'react'
import { taskMoments } from '@/lib/task-view/timeline'
import type { TaskMoment } from '@/lib/task-view/timeline'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { ClockTime } from '@/components/ui/exact-time'
import { FactList } from '@/components/ui/fact-list'
import type { Fact } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'
import { toCopy } from './copied-id'
import { NetworkPanel } from './network-panel'
import { OverridesPanel } from './overrides-panel'
import { TagsPanel } from './tags-panel'
import classes from './task-facts.module.css'

/** The right column: where the task ran, what the launch overrode, its times, and IDs to copy. */
export const TaskFacts = memo(function TaskFacts({ task }: { task: TaskView }) {
  return (
    <aside className={classes.facts} aria-label="Facts">
      <PlacementPanel task={task} />
      {task.networks.length > 0 && <NetworkPanel task={task} />}
      <OverridesPanel overrides={task.overrides} isDefinitionKnown={task.isDefinitionKnown} />
      {task.tags.length > 0 && <TagsPanel task={task} />}
      <TitledPanel title="Times">
        <FactList facts={toTimeFacts(task)} />
      </TitledPanel>
      <TitledPanel title="IDs">
        <FactList facts={toIdFacts(task)} />
      </TitledPanel>
      <KeptNote task={task} />
    </aside>
  )
})

function PlacementPanel({
  task: { placement, connectivity, group, enableExecuteCommand },
}: {
  task: TaskView
}) {
  const provider: Fact = placement.capacityProviderName
    ? { label: 'Provider', value: placement.capacityProviderName }
    : { label: 'Launch type', value: placement.launchType }
  return (
    <TitledPanel title="Placement">
      <FactList
        facts={[
          { label: 'Cluster', value: placement.cluster },
          provider,
          { label: 'Instance', value: placement.containerInstanceId, isMono: true },
          { label: 'Zone', value: placement.availabilityZone },
          { label: 'Platform', value: placement.platform },
          { label: 'Size', value: placement.size },
          {
            label: 'Storage',
            value: placement.ephemeralStorageGiB && `${placement.ephemeralStorageGiB} GiB`,
          },
          { label: 'Group', value: group },
          { label: 'Agent', value: connectivity?.toLowerCase() },
          { label: 'ECS Exec', value: enableExecuteCommand ? 'enabled' : undefined },
        ]}
      />
    </TitledPanel>
  )
}

const momentLabels = {
  createdAt: 'Created',
  connectivityAt: 'Connected',
  pullStartedAt: 'Pull started',
  pullStoppedAt: 'Pull ended',
  startedAt: 'Started',
  stoppingAt: 'Stopping',
  executionStoppedAt: 'Execution ended',
  stoppedAt: 'Stopped',
} satisfies Record<TaskMoment, string>

function toTimeFacts({ times }: TaskView): Fact[] {
  return taskMoments.map(moment => {
    const iso = times[moment]
    return { label: momentLabels[moment], value: iso && <ClockTime iso={iso} /> }
  })
}

function toIdFacts(task: TaskView): Fact[] {
  return [
    { label: 'Task', value: toCopy('task ARN', task.arn) },
    { label: 'Definition', value: toCopy('task definition ARN', task.taskDefinitionArn) },
    { label: 'Cluster', value: toCopy('cluster ARN', task.clusterArn) },
    { label: 'Instance', value: toCopy('container instance ARN', task.containerInstanceArn) },
    { label: 'Launched by', value: toCopy('principal ARN', task.launchedBy) },
    { label: 'Started by', value: toCopy('startedBy', task.startedBy) },
    ...task.containers.map(({ name, runtimeId }) => ({
      key: `runtime ${name}`,
      label: name,
      value: toCopy(`runtime ID of ${name}`, runtimeId),
    })),
  ]
}

/** What becomes of the task once ECS forgets it. */
function KeptNote({ task: { keptSince, forgottenAt, freshness } }: { task: TaskView }) {
  return (
    <p className={classes.kept}>
      Kept since <ClockTime iso={keptSince} />.{' '}
      {freshness.kind === 'forgotten'
        ? 'ECS no longer knows this task. Slipway keeps it.'
        : forgottenAt && (
            <>
              ECS may forget this task after <ClockTime iso={forgottenAt} />. Slipway keeps it.
            </>
          )}
    </p>
  )
}
