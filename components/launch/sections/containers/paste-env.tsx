'use client'

import { Button, Group } from '@mantine/core'
import { useMemo, useState } from 'react'
import { limits } from '@/lib/run-task/form/limits'
import { explainTooLong } from '@/lib/run-task/form/room'
import { parseDotEnv } from '@/lib/run-task/import/dot-env'
import type { DotEnv } from '@/lib/run-task/import/dot-env'
import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import { countWithVariables } from '@/lib/run-task/request/with-variables'
import { useFound, useLaunchContext } from '../../form-state/launch-context'
import { TextArea } from '../../fields/text-area'
import classes from './environment-table.module.css'

/** Adds the variables of a pasted `.env` file, after it says which ones it found. */
export function PasteEnv({
  index,
  takeIn,
  cancel,
}: {
  /** The container's, in the form. */
  index: number
  takeIn: (rows: { name: string; value: string }[]) => void
  cancel: () => void
}) {
  const [text, setText] = useState('')
  const { refuse } = useLaunchContext()
  const found = useMemo(() => parseDotEnv(text), [text])
  const overrides = useFound(({ values }) => values.overrides)
  const noRoom = useMemo(
    () => explainTooMany(found.rows.length, countWithVariables(overrides, index, found.rows)),
    [overrides, index, found],
  )
  function change(next: string) {
    const tooLong = explainTooLong(next, mostText)
    if (tooLong === undefined) setText(next)
    else refuse(tooLong)
  }
  return (
    <div className={classes.paste}>
      <TextArea
        label="Text of a .env file"
        placeholder={'LOG_LEVEL=debug\nexport REGION="eu"'}
        rows={8}
        autoFocus
        value={text}
        onChange={event => change(event.currentTarget.value)}
        data-room={mostText}
        onKeyDown={event => event.key === 'Escape' && text === '' && cancel()}
        classNames={{ input: classes.input }}
        spellCheck={false}
        autoComplete="off"
      />
      <p className={classes.found} role="status">
        {text.trim() !== '' && explainFound(found)}
        {noRoom && <strong className={classes.noRoom}> {noRoom}</strong>}
      </p>
      <Group gap="xs">
        <Button
          size="xs"
          variant="light"
          disabled={found.rows.length === 0 || noRoom !== undefined}
          onClick={() => takeIn(found.rows)}
        >
          Add {toCountText(found.rows.length)}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={cancel}>
          Cancel
        </Button>
      </Group>
    </div>
  )
}

/** UTF-16 units. Comments take room in a file, but not in the overrides. */
const mostText = 200_000

const { maxCharacters } = limits.overrides

function explainTooMany(count: number, characters: number): string | undefined {
  if (count === 0 || characters <= maxCharacters) return undefined
  return `With ${count === 1 ? 'it' : 'them'} the overrides would have ${toNumberText(characters)} characters, and ECS accepts ${toNumberText(maxCharacters)}. Remove lines, or use an environment file.`
}

const mostNamed = 5

/** The first few items: a thousand lines of a wrong file would say no more. */
const toListText = (items: string[]) =>
  items.length > mostNamed
    ? `${items.slice(0, mostNamed).join(', ')} and ${items.length - mostNamed} more`
    : items.join(', ')

const toCountText = (count: number) =>
  count === 1 ? '1 variable' : `${toNumberText(count)} variables`

function explainFound({ rows, duplicates, errors }: DotEnv) {
  return (
    <>
      {toCountText(rows.length)} found.{' '}
      {duplicates.length > 0 && (
        <strong>
          Defined more than once, so the last value is used: {toListText(duplicates)}.{' '}
        </strong>
      )}
      {errors.length > 0 && (
        <strong>
          Could not be read:{' '}
          {toListText(errors.map(({ line, message }) => `line ${line} (${message})`))}
        </strong>
      )}
    </>
  )
}
