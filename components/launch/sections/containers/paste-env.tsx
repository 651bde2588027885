'use client'

import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { parseDotEnv } from '@/lib/run-task/import/dot-env'
import type { DotEnv } from '@/lib/run-task/import/dot-env'
import { TextArea } from '../../fields/text-area'
import classes from './environment-table.module.css'

/** Adds the variables of a pasted `.env` file, after it says which ones it found. */
export function PasteEnv({
  takeIn,
  cancel,
}: {
  takeIn: (rows: { name: string; value: string }[]) => void
  cancel: () => void
}) {
  const [text, setText] = useState('')
  const found = parseDotEnv(text)
  return (
    <div className={classes.paste}>
      <TextArea
        label="Text of a .env file"
        placeholder={'LOG_LEVEL=debug\nexport REGION="eu"'}
        rows={8}
        autoFocus
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Escape' && text === '' && cancel()}
        classNames={{ input: classes.input }}
        spellCheck={false}
        autoComplete="off"
      />
      <p className={classes.found} role="status">
        {text.trim() !== '' && explainFound(found)}
      </p>
      <Group gap="xs">
        <Button
          size="xs"
          variant="light"
          disabled={found.rows.length === 0}
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

const mostNamed = 5

/** The first few items: a thousand lines of a wrong file would say no more. */
const toListText = (items: string[]) =>
  items.length > mostNamed
    ? `${items.slice(0, mostNamed).join(', ')} and ${items.length - mostNamed} more`
    : items.join(', ')

const toCountText = (count: number) => (count === 1 ? '1 variable' : `${count} variables`)

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
