import type { TaskView } from '@/lib/task-view/task/task-view'
import { FactList } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'

export function TagsPanel({ task }: { task: TaskView }) {
  return (
    <TitledPanel title="Tags">
      <FactList facts={task.tags.map(({ key, value }) => ({ label: key, value: value || '–' }))} />
    </TitledPanel>
  )
}
