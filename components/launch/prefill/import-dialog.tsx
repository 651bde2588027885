'use client'

import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import type { ClipboardEvent } from 'react'
import { explainNoRoom, explainTooLong, mostImported } from '@/lib/run-task/form/room'
import { importExplained } from '@/lib/run-task/import-launch'
import type { ExplainedImport, ImportSource } from '@/lib/run-task/import/to-import'
import { toCountText } from '@/lib/task-view/count-text'
import { toMissingTexts, toUnusedTexts } from '@/lib/run-task/import/unused-texts'
import { useReturnFocus } from '../../ui/use-return-focus'
import classes from './import-dialog.module.css'

export type Imported = Exclude<ExplainedImport, { error: string }>

/** What a text was recognised as, as the notice above the form says it. */
const sourceTexts = {
  request: 'a RunTask request',
  skeleton: 'a skeleton of the aws command',
  task: 'a described task',
  state: 'a Step Functions state',
  eventTarget: 'an EventBridge target',
  scheduleTarget: 'an EventBridge Scheduler target',
  pipeTarget: 'an EventBridge Pipes target',
  cloudTrail: 'a CloudTrail event',
  service: 'a service',
  taskDefinition: 'a task definition',
  overrides: 'container and task overrides',
  network: 'a network configuration',
  command: 'an aws command',
} satisfies Record<ImportSource, string>

/** A text with one member of a request leaves the rest of the form as it is. */
const partTexts = {
  overrides: {
    action: 'Replace the overrides',
    sentence: 'They replace the form’s overrides. The rest of the form stays as it is.',
  },
  networkConfiguration: {
    action: 'Replace the network',
    sentence: 'It replaces the form’s network. The rest of the form stays as it is.',
  },
} satisfies Record<NonNullable<Imported['part']>, { action: string; sentence: string }>

interface ImportDialogProps {
  /** What was pasted outside of a field. */
  text: string
  /** Why what was pasted there isn't here. */
  refused?: string
  onClose: () => void
  onTake: (imported: Imported, sourceText: string) => void
}

/** Reads a pasted launch, and says what it found before it replaces the form. */
export function ImportDialog({ text: pasted, refused, onClose, onTake }: ImportDialogProps) {
  useReturnFocus()
  const [text, setText] = useState(pasted)
  const [tooLong, setTooLong] = useState(refused)
  const read = useDeferredValue(text)
  const result = useMemo(() => (read.trim() === '' ? undefined : importExplained(read)), [read])
  const noRoom = useMemo(
    () => (result && !('error' in result) ? explainNoRoom(result.values) : undefined),
    [result],
  )
  const isReady = result !== undefined && !('error' in result) && !noRoom && read === text

  /** Returns whether the text is taken. Laying out a text of megabytes would stop the page. */
  function take(next: string): boolean {
    const explained = explainTooLong(next, mostImported)
    setTooLong(explained)
    return explained === undefined
  }
  function takePaste(event: ClipboardEvent) {
    if (!take(event.clipboardData.getData('text/plain'))) event.preventDefault()
  }
  return (
    <Modal opened onClose={onClose} title="Paste JSON or command" size="lg">
      <form
        onSubmit={event => {
          event.preventDefault()
          if (isReady) onTake(result, sourceTexts[result.source])
        }}
      >
        <Textarea
          label="Request, task or command"
          description="JSON of a RunTask request, a described task, a service, a task definition, a CloudTrail event, a Step Functions state or an EventBridge target, or an aws ecs run-task command."
          value={text}
          onChange={event => {
            const next = event.currentTarget.value
            if (take(next)) setText(next)
          }}
          onPaste={takePaste}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.form?.requestSubmit()
            }
          }}
          rows={10}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
          classNames={{ input: classes.input }}
        />
        <div className={classes.result} role="status">
          {tooLong && <p className={classes.error}>{tooLong}</p>}
          {noRoom && <p className={classes.error}>{noRoom}</p>}
          {result && <Told result={result} />}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isReady}>
            {isReady && result.part ? partTexts[result.part].action : 'Replace the form'}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function Told({ result }: { result: ExplainedImport }) {
  if ('error' in result) return <p className={classes.error}>{result.error}</p>
  const { values, unused, missing, reasons, source, part } = result
  const { taskDefinition, count, cluster = 'default' } = values
  const place = missing.includes('cluster') ? 'an unknown cluster' : cluster
  return (
    <>
      {part ? (
        <p>
          {part === 'overrides' ? 'These are' : 'This is'} {sourceTexts[source]}.{' '}
          {partTexts[part].sentence}
        </p>
      ) : (
        <p>
          This is {sourceTexts[source]}: {toCountText(count)} of {taskDefinition || 'no definition'}{' '}
          on {place}.
        </p>
      )}
      <Names title="Not used" names={toUnusedTexts(unused, reasons)} />
      <Names title="Unknown, still to fill in" names={toMissingTexts(result)} />
    </>
  )
}

/** So many fit into the list’s height, one line each. */
const mostUnscrolled = 5

/** Each with its reason, which a long sentence would hide. */
function Names({ title, names }: { title: string; names: string[] }) {
  if (names.length === 0) return null
  return (
    <>
      <p>{title}:</p>
      <ul
        className={classes.names}
        aria-label={title}
        // More of them scroll, also by the keyboard.
        tabIndex={names.length > mostUnscrolled ? 0 : undefined}
      >
        {names.map(name => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  )
}
