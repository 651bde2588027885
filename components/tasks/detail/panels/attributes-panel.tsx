import type { AttributeView } from '@/lib/task-view/task/task-view'
import { FactList } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'

export function AttributesPanel({ attributes }: { attributes: AttributeView[] }) {
  return (
    <TitledPanel title="Attributes">
      <FactList
        facts={attributes.map(({ name, value, target }, index) => ({
          key: `${name} ${index}`,
          label: name,
          value: [value || '–', target && `on ${target}`].filter(Boolean).join(' '),
          isMono: true,
        }))}
      />
    </TitledPanel>
  )
}
