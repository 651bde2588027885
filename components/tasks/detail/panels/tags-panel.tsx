'use client'

import { useDisclosure } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { isStopped } from '@/lib/task-view/status-view'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { useClock } from '@/components/ui/time/clock'
import { FactList } from '@/components/ui/fact-list'
import { createLazyPart } from '@/components/ui/lazy-part'
import { TextButton } from '@/components/ui/text-button'
import { TitledPanel } from '@/components/ui/titled-panel'
import type { ChangeTagsAction } from '../../tags/use-edit-tags'
import { useShownTags } from '../../tags/use-shown-tags'
import classes from './tags-panel.module.css'

const part = createLazyPart(() => null, true)
const EditTagsDialog = dynamic(
  () => part.load(async () => (await import('../../tags/edit-tags-dialog')).EditTagsDialog),
  { ssr: false, loading: part.Loading },
)

interface TagsPanelProps {
  task: TaskView
  changeTags: ChangeTagsAction
}

/** The task's tags. They can be edited while ECS knows the task, and are kept after that. */
export function TagsPanel({ task, changeTags }: TagsPanelProps) {
  const [isOpen, dialog] = useDisclosure(false)
  const { tags, noteChanged } = useShownTags(task)
  const isEditable = useIsKnownToEcs(task)
  if (tags.length === 0 && !isEditable) return null
  return (
    <TitledPanel
      title="Tags"
      aside={
        isEditable && (
          <TextButton label={tags.length > 0 ? 'Edit tags' : 'Add tags'} onClick={dialog.open}>
            {tags.length > 0 ? 'Edit' : 'Add'}
          </TextButton>
        )
      }
    >
      {tags.length > 0 ? (
        <FactList
          facts={tags.map(({ key, value }, index) => ({
            key: `${index} ${key}`,
            label: key,
            value: value || '–',
          }))}
        />
      ) : (
        <p className={classes.empty}>This task has no tags.</p>
      )}
      {isOpen && (
        <EditTagsDialog
          family={task.family}
          address={task.address}
          isStopped={isStopped(task.lastStatus)}
          tags={tags}
          changeTags={changeTags}
          onChanged={noteChanged}
          onClose={dialog.close}
        />
      )}
    </TitledPanel>
  )
}

/** ECS keeps a stopped task for an hour at least. */
function useIsKnownToEcs({ freshness, forgottenAt }: TaskView): boolean {
  const isPast = useClock(nowMs =>
    forgottenAt !== undefined && nowMs >= Date.parse(forgottenAt) ? 1 : 0,
  )
  return freshness.kind !== 'forgotten' && isPast === 0
}
