'use client'

import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { parseDotEnv } from '@/lib/run-task/import/dot-env'
import type { DotEnv } from '@/lib/run-task/import/dot-env'
import classes from './environment-table.module.css'

/** Takes the text of a `.env` file in, and says what it found before it does. */
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
      <Textarea
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

/** The first few; of a wrong file a thousand lines would say no more. */
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
        <strong>Given more than once, the last counts: {toListText(duplicates)}. </strong>
      )}
      {errors.length > 0 && (
        <strong>
          Not read: {toListText(errors.map(({ line, message }) => `line ${line} (${message})`))}
        </strong>
      )}
    </>
  )
}
