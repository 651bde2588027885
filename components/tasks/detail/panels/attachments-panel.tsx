import type { AttachmentView } from '@/lib/task-view/task/attachment-view'
import { ClampedText } from '@/components/ui/clamped-text'
import { CopyValue } from '@/components/ui/copy-value'
import { FactList } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'
import classes from '../grouped-facts.module.css'

/** All that ECS tells about what it attached, as it names it. */
export function AttachmentsPanel({ attachments }: { attachments: AttachmentView[] }) {
  return (
    <TitledPanel title="Attachments">
      {attachments.map(({ id, type, status, statusReason, details }, index) => (
        <details key={`${id} ${index}`} className={classes.fold}>
          <summary>
            <ClampedText text={type} />{' '}
            <span className={classes.state}>
              <ClampedText text={status.toLowerCase()} />
            </span>
            {statusReason && (
              <span className={classes.reason}>
                <ClampedText text={statusReason} />
              </span>
            )}
          </summary>
          <FactList
            facts={[
              {
                key: 'id',
                label: 'ID',
                value: id && <CopyValue value={id} label="attachment ID" />,
              },
              ...details.map(({ name, value }, detail) => ({
                key: `${name} ${detail}`,
                label: name,
                value: toDetail(name, value),
                isMono: true,
              })),
            ]}
          />
        </details>
      ))}
    </TitledPanel>
  )
}

/** Longer ones are IDs, addresses and ARNs, unless they are sentences. */
const LONGEST_READ = 8

function toDetail(name: string, value: string) {
  const isRead = value.length <= LONGEST_READ || /\s/.test(value)
  return isRead ? value || '–' : <CopyValue value={value} label={name} />
}
