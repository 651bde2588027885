'use client'

import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { quoteWords } from '@/lib/run-task/command/quote-words'
import { isCommandGiven } from '@/lib/run-task/command/is-command-given'
import { readCommand } from '@/lib/run-task/command/read-command'
import type { CommandInput } from '@/lib/run-task/command/read-command'
import { toShellText, typeCommand } from '@/lib/run-task/command/type-command'
import type { Notation, TakenList } from '@/lib/run-task/command/type-command'
import { explainTooLong } from '@/lib/run-task/form/room'
import classes from './command-field.module.css'
import { focusFieldSoon, selectFieldSoon } from '../../form-state/focus-field'
import { containersPath, useLaunchForm } from '../../form-state/form-values'
import { useLaunchContext } from '../../form-state/launch-context'
import { KeptNote, LeftOutActions } from '../../fields/kept-note'
import { TextArea } from '../../fields/text-area'
import { textInputProps, useField } from '../../fields/use-field'
import { TextButton } from '../../../ui/text-button'

const mostRows = 8

/** The command as a shell line or a JSON array of its words; empty is the definition's. */
export function CommandField(props: CommandFieldProps) {
  const { control, setValue } = useLaunchForm()
  const container = `${containersPath}.${props.index}` as const
  const path = `${container}.command` as const
  const kept = useWatch({ control, name: `${container}.keptCommand` })
  const isLeftOut = useWatch({ control, name: `${container}.isCommandLeftOut` })
  const isGiven = isCommandGiven(useWatch({ control, name: path }))
  const [replaced, setReplaced] = useState(kept)

  function setKept(next: typeof kept, isNowLeftOut: boolean) {
    setValue(`${container}.keptCommand`, next)
    setValue(`${container}.isCommandLeftOut`, isNowLeftOut || undefined)
    focusFieldSoon(path)
  }
  if (kept && !isGiven) {
    function replace() {
      setReplaced(kept)
      setKept(undefined, true)
    }
    return (
      <div className={classes.field} data-changed role="group" aria-label="Command">
        <div className={classes.label}>Command</div>
        <KeptNote kind={kept.kind} label="the command" path={path} replace={replace}>
          <code>{quoteWords(kept.masked)}</code>
        </KeptNote>
      </div>
    )
  }
  return (
    <>
      <CommandInputField {...props} />
      {isLeftOut && !isGiven && (
        <LeftOutActions
          label="the command"
          emptyText="Use the definition’s"
          keepEmpty={() => setKept(undefined, false)}
          putBack={replaced && (() => setKept(replaced, false))}
        />
      )}
    </>
  )
}

interface CommandFieldProps {
  index: number
  inherited?: string[]
  /** Words of the definition's did not leave the server: they can't be edited here. */
  isMasked?: boolean
}

function CommandInputField({ index, inherited, isMasked = false }: CommandFieldProps) {
  const { control } = useLaunchForm()
  const path = `${containersPath}.${index}.command` as const
  const isLeftOut = useWatch({ control, name: `${containersPath}.${index}.isCommandLeftOut` })
  const { value, onChange, inputProps } = useField(path, { isEager: isLeftOut === true })
  const { refuse } = useLaunchContext()
  const [preferred, setPreferred] = useState<Notation>('shell')
  const [taken, setTaken] = useState<TakenList>()
  const [isArrayRefused, setArrayRefused] = useState(false)
  const typed: CommandInput | undefined = value
  const notation = typed === undefined || Array.isArray(typed) ? preferred : notationOf(typed)
  const text = typed === undefined ? '' : toText(typed, notation)
  const isGiven = isCommandGiven(typed)
  const read = typed !== undefined && isGiven ? readCommand(typed) : undefined

  function change(next: string) {
    const tooLong = explainTooLong(next)
    if (tooLong !== undefined) return refuse(tooLong)
    const isEmpty = next === ''
    if (isEmpty) setArrayRefused(false)
    const changed =
      isEmpty || isArrayRefused
        ? { command: toCommand(next, notation) }
        : typeCommand(next, notation, taken)
    setTaken(changed.taken)
    onChange(isEmpty ? undefined : changed.command)
  }
  function edit() {
    change(toText(inherited ?? [], notation))
    selectFieldSoon(path)
  }
  function revert() {
    change('')
    focusFieldSoon(path)
  }
  function takeArray() {
    setArrayRefused(false)
    const { command, taken: list } = typeCommand(text, 'shell')
    setTaken(list)
    onChange(command)
    focusFieldSoon(path)
  }
  function refuseArray(list: TakenList) {
    setTaken(undefined)
    setArrayRefused(true)
    onChange({ shell: toShellText(text, list) })
    focusFieldSoon(path)
  }
  function switchNotation() {
    setTaken(undefined)
    const next = notation === 'shell' ? 'json' : 'shell'
    setPreferred(next)
    if (read?.ok) onChange(toCommand(toText(read.words, next), next))
  }

  return (
    <div className={classes.field} data-changed={isGiven || undefined}>
      <TextArea
        {...textInputProps}
        {...inputProps}
        rows={Math.min(mostRows, text.split('\n').length)}
        value={text}
        onChange={event => change(event.currentTarget.value)}
        placeholder={inherited ? toText(inherited, notation) : 'The image’s own command'}
        classNames={{ input: classes.input }}
      />
      <ArrayNote
        isRead={taken !== undefined && notation === 'json'}
        isArray={notation === 'shell' && typeCommand(text, notation).taken !== undefined}
        refuse={() => taken && refuseArray(taken)}
        take={takeArray}
      />
      <div className={classes.foot}>
        <span>
          <Inherited words={inherited} />
          {!isGiven && inherited && !isMasked && (
            <>
              {' · '}
              <TextButton label="Edit the definition’s command" onClick={edit}>
                edit
              </TextButton>
            </>
          )}
          {isGiven && (
            <>
              {' · '}
              <TextButton label="Revert to the definition’s command" onClick={revert}>
                revert
              </TextButton>
            </>
          )}
        </span>
        <span>
          {read?.ok && `${toWordsText(read.words.length)} · `}
          {(read === undefined || read.ok) && (
            <TextButton isQuiet onClick={switchNotation}>
              {notation === 'shell' ? 'as JSON' : 'as a shell line'}
            </TextButton>
          )}
        </span>
      </div>
    </div>
  )
}

interface ArrayNoteProps {
  isRead: boolean
  /** The text is an array, and stands as a shell line: so it was put back, or came with a link. */
  isArray: boolean
  refuse: () => void
  take: () => void
}

const ArrayNote = ({ isRead, isArray, refuse, take }: ArrayNoteProps) => (
  <div role="status">
    {isRead && (
      <p className={classes.taken}>
        Read as a JSON array of words.{' '}
        <TextButton label="Undo: read it as a shell line" onClick={refuse}>
          Undo
        </TextButton>
      </p>
    )}
    {isArray && (
      <p className={classes.taken}>
        Read as a shell line, although it’s a JSON array.{' '}
        <TextButton label="Read the command as a JSON array" onClick={take}>
          Read as JSON
        </TextButton>
      </p>
    )}
  </div>
)

const Inherited = ({ words }: { words: string[] | undefined }) =>
  words ? (
    <>
      Definition: <code>{quoteWords(words)}</code>
    </>
  ) : (
    <>Not set in the task definition: the image’s own command runs.</>
  )

const notationOf = (typed: { shell: string } | { json: string }): Notation =>
  'shell' in typed ? 'shell' : 'json'

const toCommand = (text: string, notation: Notation): CommandInput =>
  notation === 'shell' ? { shell: text } : { json: text }

function toText(command: CommandInput, notation: Notation): string {
  if (!Array.isArray(command)) return 'shell' in command ? command.shell : command.json
  return notation === 'shell' ? quoteWords(command) : JSON.stringify(command)
}

const toWordsText = (count: number) => (count === 1 ? '1 word' : `${count} words`)
