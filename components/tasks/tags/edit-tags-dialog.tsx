'use client'

import { Button, Group, Input, Modal, Stack } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { SyntheticEvent } from 'react'
import { cutName } from '@/components/ui/clamped-text'
import { FactList } from '@/components/ui/fact-list'
import { TextButton } from '@/components/ui/text-button'
import { useReturnFocus } from '@/components/ui/use-return-focus'
import type { TaskAddress } from '@/lib/aws/arn'
import { limits } from '@/lib/run-task/form/limits'
import { isReservedTag } from '@/lib/task-view/tag-change'
import type { ShownTag, TagChange } from '@/lib/task-view/tag-change'
import { toShortId } from '@/lib/task-view/task-names'
import { FailureNote, Note } from '../failure-note'
import classes from './edit-tags-dialog.module.css'
import { TagRowFields } from './tag-row-fields'
import { toConflictText, toFailedText } from './tags-text'
import { useEditTags } from './use-edit-tags'
import type { ChangeTagsAction } from './use-edit-tags'

interface EditTagsDialogProps {
  family: string
  address: TaskAddress
  isStopped: boolean
  tags: readonly ShownTag[]
  changeTags: ChangeTagsAction
  onChanged: (change: TagChange) => void
  onClose: () => void
}

/** Adds, changes and removes tags of a task. It closes when nothing failed. */
export function EditTagsDialog(props: EditTagsDialogProps) {
  const { family, address, isStopped, tags, onClose } = props
  useReturnFocus()
  const { rows, problems, failed, isSending, ...editing } = useEditTags(props)
  const form = useRef<HTMLFormElement>(null)
  const save = useRef<HTMLButtonElement>(null)
  const ofAws = tags.filter(({ key }) => isReservedTag(key))

  // A button that is loading loses the focus.
  useEffect(() => {
    if (failed && !isSending) save.current?.focus()
  }, [failed, isSending])

  /** Once what the click added or took away is drawn. */
  const focusSoon = (selector: string) =>
    void requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(selector)?.focus())

  function remove(id: number) {
    const index = rows.findIndex(row => row.id === id)
    editing.remove(id)
    const next = Math.min(index + 1, rows.length - 1)
    focusSoon(next > 0 ? `[data-row="${next}"] input` : '[data-path="add-tag"]')
  }

  function add() {
    editing.add()
    focusSoon(`[data-row="${rows.length + 1}"] input`)
  }

  async function submit(event: SyntheticEvent) {
    event.preventDefault()
    if (isSending) return
    if (problems.length > 0) focusSoon('[aria-invalid="true"]')
    else if (!editing.isChanged || (await editing.send())) onClose()
  }

  const general = problems.find(({ row }) => row === undefined)
  return (
    <Modal
      opened
      size={560}
      // An answer that is on its way would be lost, and so would what was typed by a stray click.
      onClose={() => !isSending && onClose()}
      closeOnClickOutside={false}
      title={`Edit tags of ${cutName(family)} ${toShortId(address.taskId)}`}
    >
      <form ref={form} onSubmit={event => void submit(event)}>
        <Stack gap="md">
          <div className={classes.rows}>
            {rows.length > 0 && (
              <div className={classes.heads} aria-hidden>
                <span>Key</span>
                <span>Value</span>
              </div>
            )}
            {rows.map((row, index) => (
              <TagRowFields
                key={row.id}
                row={row}
                number={index + 1}
                problems={problems.filter(problem => problem.row === index)}
                onEdit={more => editing.edit(row.id, more)}
                onRemove={() => remove(row.id)}
              />
            ))}
            {general && <Input.Error role="alert">{general.message}</Input.Error>}
            <p className={classes.foot}>
              <TextButton path="add-tag" onClick={add}>
                Add tag
              </TextButton>{' '}
              · {rows.length} of {limits.tags.max}
            </p>
          </div>
          {ofAws.length > 0 && (
            <section className={classes.own} aria-label="Tags that AWS manages">
              <h3>Managed by AWS</h3>
              <FactList
                facts={ofAws.map(({ key, value }) => ({ label: key, value: value || '–' }))}
              />
            </section>
          )}
          {isStopped && !failed && (
            <p className={classes.note}>ECS may refuse to change the tags of a stopped task.</p>
          )}
          {editing.conflicts.length > 0 && (
            <Note tone="warn">
              <ul className={classes.notes}>
                {editing.conflicts.map(conflict => (
                  <li key={conflict.key}>{toConflictText(conflict)}</li>
                ))}
              </ul>
            </Note>
          )}
          {failed && !isSending && (
            <FailureNote failure={failed.failure}>{toFailedText(failed)}</FailureNote>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={isSending}>
              Cancel
            </Button>
            <Button ref={save} type="submit" loading={isSending}>
              {failed ? 'Try again' : 'Save tags'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
