'use client'

import { useEffect, useRef, useState } from 'react'
import { ActionButton } from '@/components/ui/action-button'
import { cutName, cutText } from '@/components/ui/clamped-text'
import { ClockTime } from '@/components/ui/time/exact-time'
import { TextButton } from '@/components/ui/text-button'
import type { TaskAddress } from '@/lib/aws/arn'
import { toPlainText } from '@/lib/log-view/styled-text'
import { FailureNote } from '../failure-note'
import classes from './whole-search.module.css'
import { useWholeSearch } from './use-whole-search'

interface WholeSearchProps {
  address: TaskAddress
  containers: readonly string[]
  /** What the search box has, as a start. */
  text: string
  isRegex: boolean
  onTime: (atMs: number) => void
  onClose: () => void
}

const LONGEST = 300

/** Searches the whole stream on the server, beyond the lines that are loaded. */
export function WholeSearch(props: WholeSearchProps) {
  const { address, containers, onTime, onClose } = props
  const [text, setText] = useState(props.text)
  const [isRegex, setIsRegex] = useState(props.isRegex)
  const input = useRef<HTMLInputElement>(null)
  const whole = useWholeSearch(address, containers)
  useEffect(() => input.current?.focus(), [])
  return (
    <section className={classes.panel} aria-label="Search the whole stream">
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault()
          whole.start({ text, isRegex })
        }}
      >
        <input
          ref={input}
          type="text"
          className={classes.input}
          aria-label="Search the whole stream for"
          placeholder="Text in the whole stream"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <label className={classes.regex}>
          <input
            type="checkbox"
            checked={isRegex}
            onChange={({ currentTarget }) => setIsRegex(currentTarget.checked)}
          />
          Regular expression
        </label>
        <ActionButton type="submit" isSmall isBusy={whole.isSearching} disabled={text === ''}>
          Search
        </ActionButton>
        <TextButton isQuiet onClick={onClose}>
          Close
        </TextButton>
      </form>
      {whole.failure && <FailureNote failure={whole.failure} />}
      <p role="status" className={classes.status}>
        {whole.statusText} {whole.isSearching && <TextButton onClick={whole.stop}>Stop</TextButton>}
        {whole.canGoOn && !whole.isSearching && (
          <TextButton onClick={whole.goOn}>Search on</TextButton>
        )}
      </p>
      {whole.events.length > 0 && (
        <ol className={classes.list}>
          {whole.events.map(({ container, timestampMs, message }, index) => (
            <li key={index}>
              <button type="button" className={classes.event} onClick={() => onTime(timestampMs)}>
                <ClockTime iso={new Date(timestampMs).toISOString()} />
                {containers.length > 1 && (
                  <span className={classes.name}>{cutName(container)}</span>
                )}
                <span className={classes.text}>{cutText(toPlainText(message), LONGEST)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
