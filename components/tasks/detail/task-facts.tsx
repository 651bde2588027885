'use client'

import { memo } from 'react'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { ClockTime } from '@/components/ui/time/exact-time'
import type { ChangeTagsAction } from '../tags/use-edit-tags'
import { AttachmentsPanel } from './panels/attachments-panel'
import { AttributesPanel } from './panels/attributes-panel'
import { IdsPanel } from './panels/ids-panel'
import { NetworkPanel } from './panels/network-panel'
import { OverridesPanel } from './panels/overrides-panel'
import { PlacementPanel } from './panels/placement-panel'
import { TagsPanel } from './panels/tags-panel'
import classes from './task-facts.module.css'
import { VolumesPanel } from './panels/volumes-panel'

interface TaskFactsProps {
  task: TaskView
  changeTags: ChangeTagsAction
}

/** The right column: where the task ran, what the launch overrode, and IDs to copy. */
export const TaskFacts = memo(function TaskFacts({ task, changeTags }: TaskFactsProps) {
  return (
    <aside className={classes.facts} aria-label="Facts">
      <PlacementPanel task={task} />
      <NetworkPanel task={task} />
      <OverridesPanel
        overrides={task.overrides}
        containerCount={task.containers.length}
        isDefinitionKnown={task.isDefinitionKnown}
      />
      {task.volumes.length > 0 && <VolumesPanel volumes={task.volumes} />}
      <TagsPanel task={task} changeTags={changeTags} />
      <IdsPanel task={task} />
      {task.attachments.length > 0 && <AttachmentsPanel attachments={task.attachments} />}
      {task.attributes.length > 0 && <AttributesPanel attributes={task.attributes} />}
      <KeptNote task={task} />
    </aside>
  )
})

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
